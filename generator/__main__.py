"""The program ``oit``, also ``python -m generator``: loaded before all else, so that Ctrl-C is obeyed from then on."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line of this process; Ctrl-C ends it without a word also while its parts are still loaded."""
    # Else pydantic looks through every package that is installed for plugins of its own; we have none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from generator.commands.cli import main as run  # noqa: PLC0415 - loading takes long enough to be interrupted
    except KeyboardInterrupt:
        sys.exit(130)  # as ``generator.commands.cli.INTERRUPTED``
    run()


if __name__ == "__main__":
    main()
