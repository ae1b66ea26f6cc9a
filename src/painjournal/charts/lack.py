"""What a chart still needs before it can say anything."""

from painjournal.journal.words import count


def lack(here: int, ever: int, needed: int, one: str, many: str | None = None) -> str | None:
    """A sentence when fewer than `needed` were found in the days shown; none when enough.

    `here` counts them in these days, `ever` in the whole journal; `one` and `many` name
    what is counted.
    """
    if here >= needed:
        return None
    many = many or f"{one}s"
    if ever >= needed:
        found = count(here, one, many) if here else f"no {many}"
        return f"These days have {found}; this chart needs {needed:,}. Choose more days to see it."
    return f"After {count(needed - ever, f'more {one}', f'more {many}')} this chart is yours."
