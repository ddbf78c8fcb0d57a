"""`python -m assistant` and the installed `assistant` command."""

import sys

from assistant.cli import main

if __name__ == "__main__":
    sys.exit(main())
