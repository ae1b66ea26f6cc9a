"""The arguments of the command line."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from painjournal import __version__
from painjournal.cli.arguments import Arguments
from painjournal.surroundings.exit_codes import WRONG_INPUT
from painjournal.surroundings.streams import complain

_OPENS = "read the journal's passphrase from file descriptor N"
_ABOUT = (
    "A private journal of pain and walking. Without a command its window opens, with the "
    "journal whose path is given, if any."
)
_EXPERIMENT = "An experiment, whose order is drawn by chance: plan it, or see where it stands."
_COMPARED = "what walking backward is compared with"
_OUTCOME = "which pain is looked at: over a walk, or the next morning"
_SETS = "read the new passphrase from file descriptor N"

_Command = Callable[[str, str], argparse.ArgumentParser]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        complain(f"{self.prog}: {message}.")
        self.exit(WRONG_INPUT)


def parse(typed: Sequence[str]) -> Arguments:
    """The arguments as typed; wrong ones end the program with a sentence and exit code 2."""
    shared = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--journal", type=Path, metavar="FILE", help="the journal to use")
    shared.add_argument("--passphrase-fd", type=_descriptor, metavar="N", help=_OPENS)
    shared.add_argument("--json", action="store_true", help="print one JSON document")
    parser = _Parser(prog="painjournal", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"Pain Journal {__version__}")
    parser.add_argument("--journal", type=Path, metavar="FILE", help="the journal to use")
    parser.add_argument("--passphrase-fd", type=_descriptor, metavar="N", help=_OPENS)
    parser.add_argument("--demo", action="store_true", help="a sample journal; nothing is kept")
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help="draw the window, exit")
    command = _commands(parser, "command", "command", shared, required=False)
    log = command("log", "Log a walk, a pain rating, or both.")
    for option in ("--pain", "--before", "--forward", "--backward", "--at", "--note"):
        log.add_argument(option)
    log.add_argument("--no-walk", action="store_true", help="state that there was no walk")
    read = command("import", "Add the entries of a journal CSV.")
    read.add_argument("file", type=Path, metavar="FILE")
    read.add_argument("--dry-run", action="store_true", help="say what would be added")
    written = command("export", "Write all entries to a journal CSV.")
    written.add_argument("out", type=Path, metavar="OUT.csv")
    written.add_argument(
        "--readable", action="store_true", help="of a damaged journal, all that is as it was saved"
    )
    chart = command("chart", "Draw a chart to a PNG, SVG or PDF file.")
    chart.add_argument("name", nargs="?", metavar="NAME", help="a name that --list gives")
    chart.add_argument("out", nargs="?", type=Path, metavar="OUT", help="a .png, .svg or .pdf file")
    chart.add_argument("--list", action="store_true", help="name the charts, one a line")
    chart.add_argument("--from", dest="first", metavar="DATE")
    chart.add_argument("--to", dest="last", metavar="DATE")
    command("answer", "Does it help? What the journal can say, and what it cannot.")
    experiment = command("experiment", _EXPERIMENT)
    _add_experiments(_commands(experiment, "step", "plan|show|export", shared, required=True))
    command("check", "Read the whole journal and say whether all is well.")
    _add_backups(command)
    _add_encryption(command)
    return parser.parse_args(typed, namespace=Arguments())


def _commands(
    parser: argparse.ArgumentParser, kept_as: str, called: str, shared: _Parser, *, required: bool
) -> _Command:
    """Adds commands to a parser, each with the options in `shared`."""
    made = parser.add_subparsers(
        dest=kept_as, metavar=called, required=required, parser_class=_Parser
    )

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return made.add_parser(name, parents=[shared], help=text, description=text)

    return command


def _add_experiments(step: _Command) -> None:
    made = step("plan", "Draw the order of an experiment by chance, and keep it before day 1.")
    made.add_argument("--compare", required=True, choices=("forward", "no-walk"), help=_COMPARED)
    made.add_argument("--outcome", required=True, choices=("walk", "morning"), help=_OUTCOME)
    made.add_argument("--blocks", required=True, metavar="N", help="how long it is")
    made.add_argument("--minutes", required=True, metavar="M", help="of each walk")
    made.add_argument("--matters", default="1", metavar="POINTS", help="what matters to you")
    expected = ("better", "same", "worse", "unknown")
    made.add_argument("--expect", default="unknown", choices=expected, help="what you expect")
    made.add_argument("--from", dest="first", metavar="DATE", help="day 1; otherwise tomorrow")
    made.add_argument("--dry-run", action="store_true", help="say what would be done")
    step("show", "Say where the experiment stands, and how its days went.")
    made = step("export", "Write what is stored of all experiments.")
    made.add_argument("out", type=Path, metavar="OUT.json")


def _add_backups(command: _Command) -> None:
    made = command("backup", "Put a proven copy of the journal with its other backups.")
    made.add_argument("out", nargs="?", type=Path, metavar="OUT", help="or into this new file")
    made = command("restore", "Put a backup in the journal's place, and keep what was there.")
    made.add_argument("file", type=Path, metavar="FILE")
    for doubt, text in (
        ("empty", "even if the backup holds no entries"),
        ("another", "even if it is a backup of another journal"),
        ("not-encrypted", "even if only the journal is encrypted"),
    ):
        made.add_argument(
            f"--even-if-{doubt}",
            dest="even_if",
            action="append_const",
            const=doubt,
            default=[],
            help=text,
        )
    command("mend", "Go back to the newest backup of a damaged journal; add what can be read.")


def _add_encryption(command: _Command) -> None:
    for name, text in (
        ("encrypt", "Encrypt the journal and its backups with a passphrase."),
        ("rekey", "Give an encrypted journal and its backups another passphrase."),
    ):
        made = command(name, text)
        made.add_argument("--new-passphrase-fd", type=_descriptor, metavar="N", help=_SETS)
    command("decrypt", "Take the passphrase off the journal and its backups.")


def _descriptor(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError("name a file descriptor by its number, never a passphrase")
    return int(text)
