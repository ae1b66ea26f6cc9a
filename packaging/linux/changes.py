"""What CHANGELOG.md tells about each version, for what packages carry of it."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
_UNRELEASED = "Unreleased"
_HEADING = re.compile(r"## (?:Unreleased|(\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\))")


@dataclass(frozen=True, slots=True)
class Release:
    """A version, and what changed with it; one that is not out yet is dated when it is built."""

    version: str
    built: datetime
    is_out: bool
    changes: tuple[str, ...]


def releases() -> list[Release]:
    """Every version, the newest first; it is the one that the program says it is.

    Raises: ValueError: the two do not agree, or a heading is neither `## Unreleased` nor
    `## 1.2.3 (2026-12-31)`.
    """
    parts = re.split(r"^(?=## )", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)
    found = [_release(part) for part in parts[1:]]
    if found[0].version != (present := program_version()):
        raise ValueError(f"CHANGELOG.md begins with {found[0].version}; this is {present}.")
    return found


def program_version() -> str:
    """What `painjournal --version` says, read without starting the program."""
    source = (ROOT / "src" / "painjournal" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)
    if found is None:
        raise ValueError("The program does not tell its version.")
    return found[1]


def _release(part: str) -> Release:
    heading, _, rest = part.partition("\n")
    named = _HEADING.fullmatch(heading.strip())
    if named is None:
        raise ValueError(f"CHANGELOG.md has a heading that tells no version: {heading}")
    changes = tuple(" ".join(item.split()) for item in re.split(r"^- ", rest, flags=re.M)[1:])
    if named[1] is None:
        return Release(program_version(), _now(), is_out=False, changes=changes)
    day = datetime.fromisoformat(named[2]).replace(hour=12, tzinfo=UTC)
    return Release(named[1], day, is_out=True, changes=changes)


def _now() -> datetime:
    """The time of the build, or the one that a reproducible build says it is."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(told), UTC) if told else datetime.now(UTC)
