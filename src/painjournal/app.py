"""Wiring: the command line, or the window with its clock, log and journal.

What the window does not need to take its first key is imported later.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path

from painjournal.cli.exit_codes import WRONG_INPUT
from painjournal.cli.parser import parse
from painjournal.journal.errors import EntryError
from painjournal.journal.moment import Clock

_LOG_BYTES = 500_000
_NO_DISPLAY = (
    "There is no display to open a window on; "
    "“painjournal --screenshot OUT.png” draws the window into a file."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    parsed = parse(sys.argv[1:] if arguments is None else arguments)
    clock = Clock(lambda: datetime.now(UTC), zone_name=_zone_name)
    with ExitStack() as end:
        if parsed.command is not None:
            from painjournal.cli.run import run

            start_log(end)
            return run(parsed, clock, exclusively)
        if parsed.screenshot is not None:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        elif not _has_display():
            print(_NO_DISPLAY, file=sys.stderr)
            return 1
        from painjournal.ui.plain_import import use_plain_import

        use_plain_import()
        from painjournal.ui.program import Program

        program = Program(clock, lambda: start_log(end), end)
        passphrase = None
        if parsed.passphrase_fd is not None:
            from painjournal.cli.passphrases import given_passphrase

            try:
                passphrase = given_passphrase(parsed)
            except EntryError as error:
                print(f"{error.field}: {error.sentence}", file=sys.stderr)
                return WRONG_INPUT
        if parsed.screenshot is not None:
            return program.draw(parsed, passphrase)
        return program.run(parsed, passphrase)


def exclusively(journal: Path) -> AbstractContextManager[None]:
    """Hold a journal, so that no window has it; Qt is loaded only where that is needed.

    Raises: JournalError, when entered: a window has it.
    """
    from painjournal.ui.one_writer.writer_lock import exclusively

    return exclusively(journal)


def start_log(end: ExitStack) -> None:
    """Log to the platform's log folder until `end`; no diary content ever goes there."""
    import logging
    from logging.handlers import RotatingFileHandler

    from painjournal.storage.files.location import log_file, private_folder

    path = log_file()
    try:
        private_folder(path.parent)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:  # a read-only home: the journal says so where it matters
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    end.callback(handler.close)
    end.callback(root.removeHandler, handler)


def _has_display() -> bool:
    """Whether there is a screen to open a window on; Qt itself would abort."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)


def _zone_name() -> str | None:
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or None
    except LookupError:  # a zone without a name still has an offset
        return None
