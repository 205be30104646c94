"""OL POS: starts the program, or looks after its data from the command line (``python main.py --help``)."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from pos_client.command_line import run

    sys.exit(run(sys.argv[1:]))
