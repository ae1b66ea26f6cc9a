from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painjournal.journal.draft import Draft
from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from tests.making import CREATED, entry, instants, moments, nrs, texts

minutes = st.none() | st.integers(0, 1440)
drafts = st.builds(
    Draft,
    uuid=st.uuids(version=4),
    moment=moments(),
    direction=st.none() | st.sampled_from(Direction),
    forward_minutes=minutes,
    backward_minutes=minutes,
    pain_before=st.none() | nrs,
    pain=st.none() | nrs,
    note=texts,
    timer_started=st.none() | instants,
)
EMPTY = Draft(uuid=uuid4(), moment=entry().moment)


@given(drafts)
def test_a_kept_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert Draft.from_json(draft.uuid, draft.to_json()) == draft


def test_nobody_records_a_walk_by_accident() -> None:
    made = replace(EMPTY, pain=4, forward_minutes=20).entry(CREATED)
    assert made.direction is Direction.NOT_RECORDED
    assert EMPTY.is_empty


@pytest.mark.parametrize("direction", [Direction.FORWARD, Direction.BACKWARD, Direction.BOTH])
@pytest.mark.parametrize("minutes", [None, 0])
def test_a_walk_asks_for_its_minutes(direction: Direction, minutes: int | None) -> None:
    draft = replace(EMPTY, direction=direction, forward_minutes=minutes, pain=4)
    with pytest.raises(EntryError) as error:
        draft.entry(CREATED)
    assert error.value.field == "minutes"


def test_both_ways_count_the_pain_once() -> None:
    draft = replace(EMPTY, direction=Direction.BOTH, forward_minutes=10, backward_minutes=5, pain=4)
    made = draft.entry(CREATED)
    assert (made.forward_minutes, made.backward_minutes, made.pain) == (10, 5, 4)


def test_pain_before_is_never_dropped_in_silence() -> None:
    draft = replace(EMPTY, direction=Direction.NO_WALK, pain_before=6, pain=4)
    assert not replace(EMPTY, pain_before=6).is_empty
    with pytest.raises(EntryError) as error:
        draft.entry(CREATED)
    assert error.value.field == "pain_before"


def test_a_running_timer_must_be_stopped_first() -> None:
    with pytest.raises(EntryError):
        replace(EMPTY, pain=4, timer_started=CREATED).entry(CREATED)


def test_a_changed_entry_keeps_what_the_form_does_not_show() -> None:
    original = entry(3, pain=6)
    later = CREATED.replace(day=23)
    made = replace(EMPTY, uuid=original.uuid, pain=5).entry(later, original)
    assert (made.created, made.edited, made.source) == (original.created, later, original.source)
