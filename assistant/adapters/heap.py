"""The memory of this process: given back to the system after a big reading.

glibc keeps what was freed for itself, so that a daemon that read ten thousand mails at its first start would
stay twice as large for the rest of its life.
"""

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Return what is free to the system, as far as the C library can; elsewhere nothing happens."""
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # musl and others have no malloc_trim
            ctypes.CDLL(None).malloc_trim(0)
