"""Run a command and say how it went."""

import argparse
import json
import sys

from painjournal.cli.commands import COMMANDS
from painjournal.cli.exit_codes import FAILED, WRONG_INPUT
from painjournal.exchange.errors import ImportFailed
from painjournal.journal.errors import EntryError, JournalError, JournalRefused
from painjournal.journal.moment import Clock


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Run the command in `arguments`; returns the exit code."""
    try:
        outcome = COMMANDS[arguments.command](arguments, clock)
    except EntryError as error:
        return _complain(f"{error.field}: {error.sentence}", WRONG_INPUT)
    except (ImportFailed, JournalRefused) as error:
        return _complain(error.sentence, WRONG_INPUT)
    except JournalError as error:
        return _complain(error.sentence, FAILED)
    if arguments.json:
        print(json.dumps(outcome.figures, ensure_ascii=False))
    else:
        print(outcome.sentence)
    return outcome.code


def _complain(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
