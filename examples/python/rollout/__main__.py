"""The command line: wait, watch, timeline."""

import sys

from .command import main

if __name__ == "__main__":
    sys.exit(main())
