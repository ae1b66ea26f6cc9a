"""What a person reads about a damaged journal: honest counts, in plain words."""

from pathlib import Path

import pytest

from painjournal.storage.rescue.found import Row
from painjournal.storage.rescue.mending import Mended
from painjournal.storage.rescue.merging import Merged
from painjournal.storage.rescue.rescuing import Rescue, Way
from painjournal.storage.rescue.salvage import Salvaged, When
from painjournal.storage.rescue.words import could_be_read, holds_now, left_words, when_words

_CALLED = "the backup of Sat 21 Nov 2026, 14:05"


def _lost(number: int) -> list[When]:
    return [(f"2026-11-{day + 1:02}", "08:05") for day in range(number)]


@pytest.mark.parametrize(
    ("left", "known", "said"),
    [
        (None, 5, "No entry in it can be read any more."),
        (Salvaged(lost=_lost(1)), 203, "No entry in it can be read any more."),
        (Salvaged(1203), 1203, "1,203 entries in it can still be read."),
        (
            Salvaged(200, lost=_lost(3)),
            203,
            "3 of its 203 entries are damaged; the others are as you saved them.",
        ),
        (
            Salvaged(202, altered=[Row("entry", {})]),
            0,
            "1 of its 203 entries is damaged; the others are as you saved them.",
        ),
        (
            Salvaged(100, lost=_lost(3)),
            203,
            "100 of the 203 entries that it held when it was last closed can still be read.",
        ),
    ],
)
def test_how_much_is_left(left: Salvaged | None, known: int, said: str) -> None:
    assert left_words(left, known) == said


def _went_back(salvaged: Salvaged | None, merged: Merged | None, entries: int, known: int) -> str:
    way = Way(is_damaged=True, passphrase=None, backup=Path("backup"), called=_CALLED)
    done = Rescue(way, Mended(entries, salvaged, merged, None), known, None, None)
    return f"{holds_now(done)} {could_be_read(done)}".strip()


@pytest.mark.parametrize(
    ("salvaged", "merged", "entries", "known", "said"),
    [
        (None, None, 201, 201, f"Your journal is as in {_CALLED}: 201 entries."),
        (
            Salvaged(),
            Merged(201, 0, []),
            201,
            203,
            f"Your journal is as in {_CALLED}: 201 entries. No entry in the damaged file could be "
            "read. When your journal was last closed, it held 203 entries, 2 more than now.",
        ),
        (
            Salvaged(203),
            Merged(203, 1, []),
            203,
            203,
            f"Your journal holds 203 entries: it is as in {_CALLED}, with 1 newer entry added. "
            "203 entries in the damaged file could be read.",
        ),
        (
            Salvaged(202, lost=_lost(1)),
            Merged(203, 2, []),
            203,
            203,
            f"Your journal holds 203 entries: it is as in {_CALLED}, with 2 newer entries added. "
            "1 of 203 entries in the damaged file could not be read; it is as in the backup.",
        ),
        (
            Salvaged(200, lost=_lost(3)),
            Merged(200, 2, _lost(3)),
            200,
            203,
            f"Your journal holds 200 entries: it is as in {_CALLED}, with 2 newer entries added. "
            "3 of 203 entries in the damaged file could not be read; they are not in the backup.",
        ),
        (
            Salvaged(200, lost=_lost(3)),
            Merged(202, 2, _lost(1)),
            202,
            203,
            f"Your journal holds 202 entries: it is as in {_CALLED}, with 2 newer entries added. "
            "3 of 203 entries in the damaged file could not be read; "
            "2 of them are as in the backup, 1 not in it.",
        ),
    ],
)
def test_what_came_of_going_back(
    salvaged: Salvaged | None, merged: Merged | None, entries: int, known: int, said: str
) -> None:
    assert _went_back(salvaged, merged, entries, known) == said


@pytest.mark.parametrize(
    ("salvaged", "known", "said"),
    [
        (
            Salvaged(171, lost=_lost(29)),
            200,
            "Your journal is in a new file now, with all that could be read: 171 entries. "
            "29 of 200 entries in the damaged file could not be read.",
        ),
        (
            Salvaged(),
            200,
            "Your journal is a new one now, and empty. No entry in the damaged file could be "
            "read. When your journal was last closed, it held 200 entries.",
        ),
    ],
)
def test_what_came_of_beginning_with_what_is_left(
    salvaged: Salvaged, known: int, said: str
) -> None:
    mended = Mended(salvaged.entries, salvaged, None, None)
    done = Rescue(Way(is_damaged=True, passphrase=None), mended, known, None, None)
    assert f"{holds_now(done)} {could_be_read(done)}" == said
    assert done.is_empty == (not salvaged.entries)
    assert done.lost == salvaged.lost


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (("2026-03-14", "08:05"), "Sat 14 Mar 2026, 08:05"),
        (("2026-03-14", None), "Sat 14 Mar 2026"),
        (("2026-03-1x", "08:05"), "at a time that cannot be read"),
        (("2026-03-14", "0x:05"), "at a time that cannot be read"),
    ],
)
def test_when_it_was(when: When, said: str) -> None:
    assert when_words(when) == said
