import pytest

from painjournal.journal.edit import Edit
from tests.making import day, entry, mark


def test_reversed_twice_is_the_same() -> None:
    edit = Edit(
        removed=(entry(1),), added=(entry(2),), unmarked=(mark(3, "a"),), marked=(mark(4, "b"),)
    )
    back = edit.reversed()
    assert (back.removed, back.added) == (edit.added, edit.removed)
    assert (back.unmarked, back.marked) == (edit.marked, edit.unmarked)
    assert back.reversed() == edit


@pytest.mark.parametrize(
    ("edit", "days"),
    [
        (Edit(added=(entry(3),)), (day(3), day(3))),
        (Edit(removed=(entry(3), entry(1))), (day(3), day(1))),
        (Edit(marked=(mark(9, "holiday", days=7),)), (day(9), day(3))),
        (Edit(unmarked=(mark(9, "a"),), marked=(mark(2, "a"),)), (day(9), day(2))),
        (Edit(added=(entry(20),), marked=(mark(9, "a"),)), (day(20), day(9))),
    ],
)
def test_an_edit_knows_the_days_it_touches(edit: Edit, days: object) -> None:
    assert edit
    assert edit.days() == edit.reversed().days() == days


def test_an_edit_of_nothing_is_nothing() -> None:
    assert not Edit()


def test_an_edit_without_some_entries_keeps_all_else() -> None:
    gone, kept = entry(1), entry(2)
    pinned = mark(3, "a")
    edit = Edit(removed=(gone, kept), added=(entry(1, pain=9, uuid=gone.uuid),), marked=(pinned,))
    assert edit.without({gone.uuid}) == Edit(removed=(kept,), marked=(pinned,))
    assert edit.without(set()) == edit
    assert not Edit(removed=(gone,)).without({gone.uuid})
