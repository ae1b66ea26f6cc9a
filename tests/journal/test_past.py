from datetime import UTC, datetime

from painjournal.journal.entry import Entry
from painjournal.journal.past import PastEntry, Version, versions
from tests.making import entry

_FIRST = datetime(2026, 11, 20, 8, tzinfo=UTC)
_SECOND = datetime(2026, 11, 21, 8, tzinfo=UTC)


def _version(
    one: Entry, gone: datetime | None, after: Entry | None, *, deleted: bool = False
) -> Version:
    return Version(one, gone, deleted, after)


def test_each_version_knows_what_came_after_it() -> None:
    one = entry(pain=1)
    two, three = entry(pain=2, uuid=one.uuid), entry(pain=3, uuid=one.uuid)
    past = [PastEntry(two, _SECOND, deleted=True), PastEntry(one, _FIRST, deleted=False)]
    ends = [_version(two, _SECOND, three, deleted=True), _version(one, _FIRST, two)]
    assert versions(three, past) == [_version(three, None, None), *ends]
    assert versions(None, past) == [_version(two, _SECOND, None, deleted=True), ends[1]]
    assert [one.is_present for one in versions(three, past)] == [True, False, False]
    assert versions(None, []) == []
