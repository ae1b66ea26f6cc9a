from datetime import UTC, datetime, time
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from painjournal.journal.day import DayTotals, day_totals
from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.figures import figures_of
from painjournal.journal.listing import Column, Listing
from painjournal.journal.mark import Mark
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from tests.making import day, entries, entry, mark, marks

_KEEP_STORE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@_KEEP_STORE
@given(made=entries())
def test_any_entry_comes_back_equal(store: JournalStore, made: Entry) -> None:
    there = store.entry(made.uuid)  # one file for all examples
    store.apply(Edit(removed=[there] if there else [], added=[made]))
    assert store.entry(made.uuid) == made
    assert made in list(store.entries_between())


def test_what_was_added_is_there_after_reopening(journal_file: Path) -> None:
    made = entry(backward_minutes=20, pain_before=5, pain=4, note="a\nb")
    first = open_journal(journal_file)
    first.add(made)
    first.close()
    again = open_journal(journal_file)
    assert list(again.entries_between()) == [made]
    again.close()


def test_a_step_is_all_or_nothing(store: JournalStore) -> None:
    kept = entry(1)
    store.add(kept)
    with pytest.raises(JournalError):
        store.apply(Edit(added=[entry(2), kept]))
    with pytest.raises(JournalError):
        store.apply(Edit(removed=[kept, entry(4)], added=[entry(3)]))
    assert list(store.entries_between()) == [kept]


def test_an_edit_keeps_the_uuid(store: JournalStore) -> None:
    old = entry(pain=4)
    new = entry(pain=5, uuid=old.uuid)
    store.add(old)
    store.apply(Edit(removed=[old], added=[new]))
    assert list(store.entries_between()) == [new]


def test_entries_are_listed_oldest_first_and_by_day(store: JournalStore) -> None:
    made = [entry(2, "09:00"), entry(1, None), entry(1, "08:00"), entry(0)]
    store.apply(Edit(added=made[::-1]))
    assert list(store.entries_between()) == made
    assert store.entries_on(day(1)) == made[1:3]
    assert list(store.entries_between(day(2), day(1))) == made[:3]
    assert store.count() == 4


def test_new_among_names_only_what_is_unknown(store: JournalStore) -> None:
    known, new = entry(), entry()
    known_mark, new_mark = mark(3, "new mattress"), mark(3, "new mattress")
    store.apply(Edit(added=[known], marked=[known_mark]))
    found = store.new_among([known, new], [known_mark, new_mark])
    assert found == Edit(added=[new], marked=[new_mark])


@_KEEP_STORE
@given(made=marks())
def test_any_mark_comes_back_equal(store: JournalStore, made: Mark) -> None:
    repeated = [one for one in store.marks() if one.uuid == made.uuid]
    store.apply(Edit(unmarked=repeated, marked=[made]))
    assert made in store.marks()


def test_marks_come_by_their_days_and_stay_after_reopening(journal_file: Path) -> None:
    made = [mark(9, "holiday", days=3), mark(9, "rain", days=5), mark(2, "new mattress")]
    first = open_journal(journal_file)
    first.apply(Edit(marked=made[::-1]))
    first.close()
    again = open_journal(journal_file)
    assert again.marks() == made
    again.close()


def test_marks_are_no_entries(store: JournalStore) -> None:
    store.apply(Edit(marked=[mark(9, "holiday", days=3)]))
    assert (store.count(), store.figures()) == (0, [])


def test_entries_and_marks_change_together_or_not_at_all(store: JournalStore) -> None:
    kept, pinned = entry(1), mark(1, "new mattress")
    store.apply(Edit(added=[kept], marked=[pinned]))
    for broken in (
        Edit(added=[entry(2)], marked=[mark(2, "holiday"), pinned]),
        Edit(removed=[kept], unmarked=[mark(2, "holiday")]),
        Edit(added=[kept], marked=[mark(2, "holiday")]),
    ):
        with pytest.raises(JournalError):
            store.apply(broken)
        assert list(store.entries_between()) == [kept]
        assert store.marks() == [pinned]


def test_a_mark_that_cannot_be_kept_is_called_a_mark(store: JournalStore) -> None:
    pinned = mark(1, "new mattress")
    store.apply(Edit(marked=[pinned]))
    with pytest.raises(JournalError, match="This mark is already in the journal"):
        store.apply(Edit(marked=[pinned]))
    with pytest.raises(JournalError, match="This mark was changed elsewhere"):
        store.apply(Edit(unmarked=[mark(1, "new mattress")]))


def test_an_edit_reversed_takes_it_back(store: JournalStore) -> None:
    old, new = mark(5, "holiday", days=3), mark(1, "new mattress")
    kept = entry(1)
    store.apply(Edit(added=[kept], marked=[old]))
    edit = Edit(removed=[kept], added=[entry(2)], unmarked=[old], marked=[new])
    store.apply(edit)
    assert store.marks() == [new]
    store.apply(edit.reversed())
    assert (list(store.entries_between()), store.marks()) == ([kept], [old])


def test_the_last_walk_of_each_direction(store: JournalStore) -> None:
    store.apply(
        Edit(
            added=[
                entry(3, forward_minutes=30),
                entry(2, forward_minutes=25),
                entry(1, forward_minutes=10, backward_minutes=5),
                entry(0, backward_minutes=20),
            ]
        )
    )
    assert store.last_walk(Direction.FORWARD) == (25, 0)
    assert store.last_walk(Direction.BOTH) == (10, 5)
    assert store.last_walk(Direction.BACKWARD) == (0, 20)
    assert store.last_walk(Direction.NO_WALK) is None


def test_day_totals_tell_no_walk_from_not_recorded(store: JournalStore) -> None:
    store.apply(
        Edit(
            added=[
                entry(3, pain=7),
                entry(2, forward_minutes=0, pain=2),
                entry(1, forward_minutes=20, pain_before=6, pain=4),
                entry(1, forward_minutes=10, backward_minutes=5),
                entry(1, pain=1),
            ]
        )
    )
    assert list(day_totals(store.figures())) == [
        DayTotals(day(3), 1, 1, 7, 7, None, None, 0, 0, 0),
        DayTotals(day(2), 1, 1, 2, 2, 0, 0, 0, 0, 0),
        DayTotals(day(1), 3, 3, 11, 6, 30, 5, 1, 0, 1, changes=1, change_sum=-2),
    ]
    (last,) = day_totals(store.figures(day(1), day(0)))
    assert last.mean_pain == pytest.approx(11 / 3)


def test_the_figures_of_entries_are_read_without_the_rest(store: JournalStore) -> None:
    made = [
        entry(2, "00:00", pain=3),
        entry(1, None, forward_minutes=0, pain=0),
        entry(1, "23:59", forward_minutes=20, backward_minutes=5, pain_before=6, pain=4),
    ]
    store.apply(Edit(added=made[::-1]))
    assert store.figures() == [figures_of(one) for one in made]
    assert store.figures(day(2), day(2)) == [figures_of(made[0])]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("ÄRGER", 1),
        ("100%", 1),
        ('"', 1),
        ("-left", 1),
        ("NEAR(", 1),
        ("_", 0),
        ("x" * 60_000, 0),
    ],
)
def test_finding_takes_every_character_as_itself(store: JournalStore, text: str, hits: int) -> None:
    store.add(entry(note='ärger 100% "quoted" -left NEAR(by'))
    store.add(entry(note="something else"))
    assert len(store.listed_ids(Listing(text=text))) == hits


def _listed(store: JournalStore, listing: Listing) -> list[Entry]:
    ids = store.listed_ids(listing)
    found = store.entries_with_ids(ids)
    return [found[one] for one in ids]


def test_listing_narrows_by_direction_and_days(store: JournalStore) -> None:
    made = [entry(2, backward_minutes=20), entry(1, forward_minutes=20), entry(0, pain=3)]
    store.apply(Edit(added=made))

    def listed(**choice: object) -> list[Entry]:
        return _listed(store, Listing(**choice))  # type: ignore[arg-type]

    assert listed() == made[::-1]
    assert listed(direction=Direction.BACKWARD) == made[:1]
    assert listed(direction=Direction.NOT_RECORDED) == made[2:]
    assert listed(first=day(1)) == [made[2], made[1]]
    assert listed(last=day(2)) == made[:1]


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_lists_every_entry(
    store: JournalStore, column: Column, descending: bool
) -> None:
    made = [
        entry(2, None, backward_minutes=20, pain=3, note="b"),
        entry(1, forward_minutes=30, pain_before=2, note="A"),
        entry(0, pain=9),
    ]
    store.apply(Edit(added=made))
    listed = _listed(store, Listing(column=column, descending=descending))
    assert set(listed) == set(made)
    values = [one.pain for one in listed if one.pain is not None]
    if column is Column.PAIN:
        assert values == sorted(values, reverse=descending)
        assert listed[-1].pain is None  # what is not there never comes first


def test_a_draft_is_kept_until_its_entry_is_saved(store: JournalStore) -> None:
    made = entry(pain=4)
    draft = Draft(uuid=made.uuid, moment=made.moment, pain=4, note="to be")
    other = Draft(uuid=uuid4(), moment=made.moment, pain=1)
    store.keep_draft(draft, "2026-11-22T13:05:00+00:00")
    store.keep_draft(other, "2026-11-22T13:04:00+00:00")
    store.keep_draft(draft, "2026-11-22T13:06:00+00:00")
    assert store.drafts() == [draft, other]
    store.add(made)
    assert store.drafts() == [other]
    store.drop_draft(other.uuid)
    store.drop_draft(other.uuid)
    assert store.drafts() == []


def test_two_doors_to_one_file_see_each_others_entries(journal_file: Path) -> None:
    first, second = open_journal(journal_file), open_journal(journal_file)
    made = entry()
    first.add(made)
    assert second.entry(made.uuid) == made
    first.close()
    second.close()


def test_instants_keep_their_microseconds(store: JournalStore) -> None:
    made = entry(created=datetime(2026, 11, 22, 13, 5, 33, 123456, tzinfo=UTC))
    store.add(made)
    kept = store.entry(made.uuid)
    assert kept is not None
    assert kept.created.microsecond == 123456
    assert kept.moment.time == time(14, 5)
