"""Run a command and say how it went."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from painjournal.cli.arguments import Arguments
from painjournal.cli.commands import COMMANDS
from painjournal.cli.named_files import path_of, refuse_backup
from painjournal.exchange.errors import ImportFailed
from painjournal.journal.errors import EntryError, JournalError, JournalRefused
from painjournal.journal.moment import Clock
from painjournal.surroundings.exit_codes import FAILED, WRONG_INPUT
from painjournal.surroundings.streams import complain, say

#: Holds a journal for itself, or raises JournalError because a window has it.
Exclusively = Callable[[Path], AbstractContextManager[None]]
#: These put another file in the journal's place, and so begin only when no window has it.
#: All other commands add or read in one transaction each, beside an open window.
SWAPPING = frozenset({"restore", "mend", "encrypt", "decrypt", "rekey"})


def run_command(arguments: Arguments, clock: Clock, exclusively: Exclusively) -> int:
    """Run the command in `arguments`; returns the exit code."""
    # What is read around SQLite, page by page, may not be written meanwhile either.
    alone = arguments.command in SWAPPING or getattr(arguments, "readable", False)
    try:
        if arguments.command in SWAPPING:
            refuse_backup(path_of(arguments))
        with exclusively(path_of(arguments)) if alone and not arguments.demo else nullcontext():
            outcome = COMMANDS[arguments.command](arguments, clock)
    except EntryError as error:
        return _complain(f"{error.field}: {error.sentence}", WRONG_INPUT)
    except (ImportFailed, JournalRefused) as error:
        return _complain(error.sentence, WRONG_INPUT)
    except JournalError as error:
        return _complain(error.sentence, FAILED)
    figures = json.dumps(outcome.figures, ensure_ascii=False) if arguments.json else None
    return outcome.code if say(figures or outcome.sentence) else FAILED


def _complain(sentence: str, code: int) -> int:
    complain(sentence)
    return code
