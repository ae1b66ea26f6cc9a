"""Wiring: the command line, or the window with its clock, look, settings and journal."""

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from painjournal.cli.parser import parse
from painjournal.cli.run import run
from painjournal.journal.moment import Clock
from painjournal.storage.location import log_file, private_folder

_LOG_BYTES = 500_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    clock = system_clock()
    with ExitStack() as end:
        start_log(log_file(), end)
        if parsed.command is not None:
            return run(parsed, clock)
        if parsed.screenshot is not None:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from painjournal.ui.program import Program

        program = Program(clock, end)
        if parsed.screenshot is not None:
            return program.draw(parsed)
        return program.run(parsed)


def system_clock() -> Clock:
    """The computer's clock and time zone."""
    from tzlocal import get_localzone_name

    try:
        name = get_localzone_name()
    except LookupError:  # a zone without a name still has an offset
        name = None
    return Clock(lambda: datetime.now(UTC), zone_name=name or None)


def start_log(path: Path, end: ExitStack) -> None:
    """Log to the platform's log folder until `end`; no diary content ever goes there."""
    try:
        private_folder(path.parent)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:  # a read-only home: the journal says so where it matters
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    end.callback(handler.close)
    end.callback(root.removeHandler, handler)
