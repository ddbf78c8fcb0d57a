"""Lives through weeks of a sample mailbox with a real Dovecot under a moving `now`, and tells what came of it.

    python tools/world.py [--owner silent|approves|sends] [--until DATE] [--at-once DATE] [-v] [--mails DIR]
    python tools/world.py --real-mail      the public mails instead: nothing may crash or be left out

Looks for the samples in ASSISTANT_SAMPLES, else beside the project. Ends with 1 if a promise of the program
was broken.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.lived import Figures, Record, World, figures, read_world, summaries, violations
from tests.living import Life, Owner, life
from tests.worlds import live_world
