"""The table of measured figures in docs/reliability.md, between two comments."""

import re
from collections.abc import Mapping
from datetime import date

from tests.durability.soak.measured import Measured
from tests.marked import marked

_HEAD = "| part | promise | found | kept | on |\n|---|---|---|---|---|"
_ROW = re.compile(r"^\| (\S+) \| \d+ .*\|$", re.MULTILINE)


def with_table(
    page: str, found: Mapping[str, Measured], order: list[str], machine: str, today: date
) -> str:
    """The page with the rows of these parts as found today.

    The rows of other parts stay, provided that they are from the same machine.

    Raises: ValueError: the page has no place for the table.
    """
    before, old, after = marked(page, "soak")
    measured_on = f"Measured on {machine.replace(chr(10), '; ')}."
    rows = {}
    if measured_on in old:
        rows = {match[1]: match[0] for match in _ROW.finditer(old)}
    rows |= {name: _row(name, one, today) for name, one in found.items()}
    table = "\n".join([_HEAD, *(rows[name] for name in order if name in rows)])
    return f"{before}\n{table}\n\n{measured_on}\n{after}"


def _row(name: str, one: Measured, today: date) -> str:
    kept = "yes" if one.met else "**no**"
    return f"| {name} | {one.promise} {one.words} | {one.figure} | {kept} | {today} |"
