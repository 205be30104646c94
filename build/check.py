"""The cheap checks, for a developer before a push: ``python3 build/check.py``. See bootstrap.py on the syntax.

Style, layout, types, import directions and catalogues, in .venv-test. Everything else is in test.py.
"""

import argparse
import sys

from bootstrap import guarded
from environment import Environment
from stages import cheap, run_stages

LIMIT_S = 10 * 60


def main(arguments: list[str]) -> int:
    """Run the cheap stages; returns the exit status of the first that fails.

    Raises:
        Stop: the environment cannot be made.
    """
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args(arguments)
    environment = Environment(".venv-test", ["test"])
    environment.prepare()
    return run_stages(environment, cheap(), LIMIT_S)[0]


if __name__ == "__main__":
    sys.exit(guarded(main))
