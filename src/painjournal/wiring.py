"""Wiring: the command line, or the window with its clock, log and journal.

What the window does not need to take its first key is imported later.
"""

import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from painjournal.cli.understand import understand
from painjournal.journal.errors import EntryError, JournalError
from painjournal.journal.moment import Clock
from painjournal.storage.files.location import log_file, private_folder, require_home
from painjournal.surroundings import streams
from painjournal.surroundings.display import CHOICE, NO_DISPLAY, has_display
from painjournal.surroundings.exit_codes import FAILED, STOPPED, WRONG_INPUT
from painjournal.surroundings.log import hold_until_open
from painjournal.surroundings.missing import what_is_missing


def run(arguments: Sequence[str] | None) -> int:
    """Do what the arguments ask for, by default those of the process; returns the exit code."""
    streams.complete()
    with ExitStack() as end:
        end.callback(streams.finish)
        log = hold_until_open(partial(start_log, end), end)
        try:
            return _start(sys.argv[1:] if arguments is None else arguments, log, end)
        except JournalError as error:
            streams.complain(error.sentence)
            return FAILED
        except ImportError as error:
            log()
            logging.getLogger("painjournal").exception("a part is missing")
            streams.complain(what_is_missing(error) or str(error))
            return FAILED
        except (KeyboardInterrupt, EOFError):  # Ctrl+C, or Ctrl+D where something is asked
            return STOPPED


def _start(arguments: Sequence[str], log: Callable[[], None], end: ExitStack) -> int:
    asked = understand(arguments)
    require_home()
    clock = Clock(lambda: datetime.now(UTC), zone_name=_zone_name)
    if asked.command:
        from painjournal.cli.run import run_command

        gc.enable()
        log()
        return run_command(asked, clock, exclusively)
    if asked.screenshot is not None:
        os.environ[CHOICE] = "offscreen"
    elif not has_display():
        streams.complain(NO_DISPLAY)
        return FAILED
    # Until a window can close in order, Ctrl+C ends the program at once: Qt does not come to
    # terms with an exception while it is being loaded.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from painjournal.ui.plain_import import use_plain_import

    use_plain_import()
    from painjournal.ui.program import Program

    program = Program(clock, log, end)
    passphrase = None
    if asked.passphrase_fd is not None:
        from painjournal.cli.passphrases import given_passphrase

        try:
            passphrase = given_passphrase(asked)
        except EntryError as error:
            streams.complain(f"{error.field}: {error.sentence}")
            return WRONG_INPUT
    if asked.screenshot is not None:
        return program.draw(asked.journal, asked.screenshot, demo=asked.demo, passphrase=passphrase)
    return program.run(asked.journal, demo=asked.demo, passphrase=passphrase)


def exclusively(journal: Path) -> AbstractContextManager[None]:
    """Hold a journal, so that no window has it; Qt is loaded only where that is needed.

    Raises: JournalError, when entered: a window has it.
    """
    from painjournal.ui.one_writer.writer_lock import exclusively

    return exclusively(journal)


def start_log(end: ExitStack) -> None:
    """Log to the platform's log folder until `end`; no diary content ever goes there."""
    from painjournal.surroundings.log_file import LogFile

    handler: logging.Handler
    try:
        private_folder(log_file().parent)
        handler = LogFile(log_file())
    except OSError:  # a read-only home: the journal says so where it matters
        handler = logging.NullHandler()  # with none, logging would write to the terminal
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    end.callback(handler.close)
    end.callback(root.removeHandler, handler)


def _zone_name() -> str | None:
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or None
    except LookupError:  # a zone without a name still has an offset
        return None
