"""Entries and marks for tests: one in a line, or any that may exist."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from painjournal.journal.entry import Entry, Source
from painjournal.journal.mark import MARK_LIMIT, Mark, one_line
from painjournal.journal.moment import Moment
from painjournal.journal.scales import FIRST_DATE, LAST_DATE

TODAY = date(2026, 11, 22)
CREATED = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)


def day(back: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=back)


def entry(back: int = 0, at: str | None = "14:05", **values: Any) -> Entry:
    """An entry `back` days ago; without values, pain 4."""
    if not {"pain", "forward_minutes", "backward_minutes"} & set(values):
        values["pain"] = 4
    if "forward_minutes" in values or "backward_minutes" in values:
        values = {"forward_minutes": 0, "backward_minutes": 0} | values
    moment = Moment(day(back), at and time.fromisoformat(at), 60, "Europe/Paris")  # type: ignore[arg-type]
    values.setdefault("created", CREATED)
    return Entry(moment=moment, **values)


def mark(back: int, text: str, days: int = 1) -> Mark:
    """A mark that began `back` days ago and lasted for `days`."""
    return Mark(day(back), day(back - days + 1), text)


#: Any text that a file can hold: all of Unicode but NUL and lone surrogates.
texts = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60
) | st.sampled_from(["=1+1", "'=x", "-left", "a,b;c", 'say "so"', "two\r\nlines\r", "שלום 🦵", " "])
names = texts.filter(bool)
nrs = st.integers(0, 10)
instants = st.integers(-2_000_000_000 * 10**6, 7_000_000_000 * 10**6).map(
    lambda microseconds: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds)
)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    clock_time = st.times().map(lambda at: at.replace(second=0, microsecond=0))
    return Moment(
        draw(st.dates(FIRST_DATE, LAST_DATE)),
        draw(st.none() | clock_time),
        draw(st.integers(-960, 960)),
        draw(st.none() | names),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any valid entry."""
    forward = draw(st.none() | st.sampled_from([0, 0, 20]) | st.integers(0, 1440))
    backward = None if forward is None else draw(st.integers(0, 1440 - forward))
    walked = bool(forward or backward)
    return Entry(
        moment=draw(moments()),
        forward_minutes=forward,
        backward_minutes=backward,
        pain_before=draw(st.none() | nrs) if walked else None,
        pain=draw(nrs) if forward is None else draw(st.none() | nrs),
        note=draw(texts),
        created=draw(instants),
        edited=draw(st.none() | instants),
        source=Source(draw(st.none() | names), draw(st.none() | names)),
        uuid=draw(st.uuids(version=4)),
    )


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Any valid mark."""
    first = draw(st.dates(FIRST_DATE, LAST_DATE))
    last = draw(st.just(first) | st.dates(first, LAST_DATE))
    text = draw(texts.map(one_line).filter(lambda line: 0 < len(line) <= MARK_LIMIT))
    return Mark(first, last, text, draw(st.uuids(version=4)))
