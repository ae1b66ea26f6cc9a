"""The part of a page that a program writes, between two comments."""


def marked(page: str, name: str) -> tuple[str, str, str]:
    """What stands before the comments of this name, between them, and after them.

    The comments themselves go with what is before and after.

    Raises: ValueError: the page has no such part.
    """
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, opens, rest = page.partition(begin)
    between, closes, after = rest.partition(end)
    if not opens or not closes:
        raise ValueError(f"The page lacks {begin} and {end}.")
    return before + begin, between, end + after
