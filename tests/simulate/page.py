"""The table of docs/statistics.md: one part replaced, the others left as they were."""

import re
from collections.abc import Iterable
from datetime import date

from tests.marked import marked
from tests.simulate.finding import Finding


def with_rows(page: str, part: str, findings: Iterable[Finding], machine: str, today: date) -> str:
    """The page with what this part found.

    Raises: ValueError: the page has no place for it.
    """
    name = part.replace(" ", "-")
    before, _, after = marked(page, name)
    rows = [
        f"| {one.words} | {one.figure} | {one.limit}{'' if one.met else ' **not kept**'} |"
        for one in findings
    ]
    table = "\n".join(["| | found | must be |", "|---|---|---|", *rows])
    return f"{before}\n{table}\n\n{today:%-d %B %Y}, {machine}\n{after}"


def parts_of(page: str) -> list[str]:
    """The names of the parts that a page has room for, in its order."""
    return [name.replace("-", " ") for name in re.findall(r"<!-- ([\w-]+): begin -->", page)]
