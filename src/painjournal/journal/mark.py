"""A mark on the charts: something that happened on a day, or lasted for some."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from painjournal.journal.errors import EntryError
from painjournal.journal.scales import check_date, check_text

#: Longest text in characters: what fits on a chart in one line.
MARK_LIMIT = 60


def one_line(text: str) -> str:
    """The text without line breaks, tabs, doubled spaces and spaces around it."""
    return " ".join(text.split())


def mark_text(note: str) -> str:
    """As much of a note as a mark can hold; “…” stands for what was left out."""
    line = one_line(note)
    if len(line) <= MARK_LIMIT:
        return line
    words, _, cut_word = line[:MARK_LIMIT].rpartition(" ")
    return (words or cut_word[:-1]).rstrip(" ,;:.–-") + "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """A note pinned to the charts: "new mattress" on a day, "holiday" from one to another.

    `first` and `last` are local dates, the same for a single day; `text` is one line.

    Raises: EntryError: the days are the wrong way round, or the text is empty or too long.
    """

    first: date
    last: date
    text: str
    uuid: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        check_date(self.first, "first")
        check_date(self.last, "last")
        if self.last < self.first:
            raise EntryError("last", "The last day must not come before the first.")
        if not self.text.strip():
            raise EntryError("text", "Write a word or two that will stand on the chart.")
        if self.text != one_line(self.text):
            raise EntryError("text", "A mark is one line without spaces around it.")
        check_text("text", self.text, MARK_LIMIT)

    @property
    def is_spell(self) -> bool:
        """Whether it lasted for more than a day."""
        return self.last > self.first
