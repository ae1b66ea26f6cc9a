"""What the arguments of a start mean."""

from collections.abc import Sequence
from pathlib import Path

from painjournal.cli.arguments import Arguments


def understand(typed: Sequence[str]) -> Arguments:
    """The arguments as typed; wrong ones end the program with a sentence and exit code 2.

    The menu gives none. A double-click gives the path of a journal and nothing else, which means
    `--journal` with it. Neither waits for the parser, which takes 10 ms to make.
    """
    if not typed:
        return Arguments()
    if _is_path(typed):
        return Arguments(journal=Path(typed[0]))
    from painjournal.cli.parser import parse

    return parse(typed)


def _is_path(typed: Sequence[str]) -> bool:
    """A word without a folder or our ending is none: a mistyped command must make no journal."""
    if len(typed) != 1 or typed[0].startswith("-"):
        return False
    path = Path(typed[0])
    return path.suffix == ".painjournal" or path.name != typed[0]
