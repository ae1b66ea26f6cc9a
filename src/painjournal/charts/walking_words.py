"""How much was walked, and on how many days nobody said; unknown walking is never none."""

from collections.abc import Mapping

from painjournal.journal.entry import Direction
from painjournal.journal.words import count


def walking_words(walks: Mapping[Direction, int], known: int, recorded: int, more: str = "") -> str:
    """The walks by direction; `more` follows their number.

    Of so many `recorded` days, `known` say whether there was a walk.
    """
    if recorded and not known:
        return "walking is not recorded on any of them" if recorded > 1 else "walking not recorded"
    found = sum(walks.values())
    ways = ", ".join(f"{one:,} {way.value}" for way, one in walks.items() if one)
    said = f"{count(found, 'walk')} ({ways}){more}" if found else "no walks"
    if known == recorded:
        return said
    return f"walking recorded on {known:,} of {count(recorded, 'day')}: {said}"
