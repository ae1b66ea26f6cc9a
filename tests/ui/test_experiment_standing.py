"""Where an experiment stands, in sentences; none of them tells what was found."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import (
    Looked,
    Paused,
    Resumed,
    Shown,
    Stopped,
    StopReason,
)
from painjournal.journal.experiment.spec import day_pairs, long_periods
from painjournal.journal.figures import EntryFigures
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome
from painjournal.ui.experiment.offer import Offer
from painjournal.ui.experiment.progress import Progress, RunInDays, progress_of, run_in_days
from painjournal.ui.experiment.standing import Standing, standing
from painjournal.ui.experiment.today import today_of
from tests.lived import FIRST, lived, plan_of

ENOUGH = RunInDays(14, 14)
NOTHING = Progress(0, 0, 0, may_look=False, hurts_more=False)


def _day(after: int) -> date:
    return FIRST + timedelta(days=after)


def _at(after: int) -> datetime:
    return datetime.combine(_day(after), time(18), tzinfo=UTC)


def _pairs() -> Experiment:
    return Experiment(plan_of(day_pairs(14)))


def _stands(experiment: Experiment, after: int, progress: Progress = NOTHING) -> Standing:
    return standing(experiment, progress, ENOUGH, _day(after))


@pytest.mark.parametrize(
    ("run_in", "said"),
    [
        (RunInDays(14, 14), "The 14 ordinary days that an experiment starts from are there."),
        (
            RunInDays(14, 3),
            "There are ordinary days enough to compare mornings. To compare walks: 3 of 14 days "
            "have a walk with pain before and after it.",
        ),
        (
            RunInDays(9, 14),
            "There are ordinary days enough to compare walks. To compare mornings: 9 of 14 "
            "mornings are rated.",
        ),
        (
            RunInDays(9, 3),
            "An experiment starts from 14 ordinary days: 9 of 14 mornings are rated, and 3 of 14 "
            "days have a walk with pain before and after it.",
        ),
    ],
)
def test_none_yet(run_in: RunInDays, said: str) -> None:
    found = standing(None, None, run_in, FIRST)
    assert found.sentence == "In an experiment, chance chooses which way you walk."
    assert found.details[-1] == said
    assert found.offers == (Offer.PLAN,)


def test_waiting_under_way_and_over() -> None:
    assert _stands(_pairs(), -1).sentence == "It begins on Tue 1 Sep 2026."
    assert _stands(_pairs(), 4).sentence == "Day 5 of 28."
    assert _stands(_pairs(), 4).offers == (Offer.PAUSE, Offer.STOP)
    over = _stands(_pairs(), 28)
    assert over.sentence == "All 28 days are over. The result can be shown."
    assert over.offers == (Offer.SHOW,)


def test_what_is_logged_is_counted_for_both_directions_together() -> None:
    progress = Progress(12, 11, 10, may_look=True, hurts_more=False)
    found = _stands(_pairs(), 12, progress)
    assert (
        "Of the 12 days gone by, 11 have pain before and after the walk, and 10 went as drawn."
        in found.details
    )
    assert found.offers == (Offer.PAUSE, Offer.LOOK, Offer.STOP)
    one = _stands(_pairs(), 1, replace(progress, gone=1, logged=1, followed=0))
    assert (
        "Of the 1 day gone by, 1 has pain before and after the walk, and 0 went as drawn."
        in one.details
    )


def test_more_pain_is_said_first() -> None:
    found = _stands(_pairs(), 5, replace(NOTHING, hurts_more=True))
    assert found.details[0] == "More pain than usual for three days. You may stop at any time."


def test_paused() -> None:
    paused = _pairs().after(Paused(at=_at(2), on=_day(2), since=_day(3), because="illness"))
    still = _stands(paused, 3)
    assert still.sentence == "Day 4 of 28."  # the pair under way goes on
    assert still.offers == (Offer.GO_ON, Offer.STOP)
    found = _stands(paused, 6)
    assert found.sentence == "Paused since Fri 4 Sep 2026."
    assert found.offers == (Offer.GO_ON, Offer.STOP)
    resumed = paused.after(Resumed(at=_at(6), on=_day(6), since=_day(7)))
    assert _stands(resumed, 6).sentence == "It goes on on Tue 8 Sep 2026."


def test_in_the_last_part_no_pause_is_offered() -> None:
    assert _stands(_pairs(), 26).offers == (Offer.PAUSE, Offer.STOP)
    assert _stands(_pairs(), 27).offers == (Offer.STOP,)
    mornings = Experiment(plan_of(long_periods(8)))
    pause = Paused(at=_at(60), on=_day(60), since=_day(61), because="illness")
    for one in (mornings, mornings.after(pause)):
        found = _stands(one, 64)
        assert found.sentence.startswith("All days are over; only this morning’s pain")
        assert found.offers == (Offer.STOP,)
        assert not any("pause" in said for said in found.details)


def test_a_clear_look_leaves_only_the_result_to_come() -> None:
    looked = _pairs().after(Looked(at=_at(20), on=_day(20), clear=True))
    found = _stands(looked, 20)
    assert found.sentence == (
        "The early look was clear, so the experiment is over. Its result can be shown."
    )
    assert found.offers == (Offer.SHOW,)
    today = today_of(looked, (), _clock(20))
    assert today is not None
    assert today.is_over


def test_stopped_void_and_ended() -> None:
    stopped = _pairs().after(Stopped(at=_at(2), on=_day(2), reason=StopReason.OTHER))
    assert "stopped on Thu 3 Sep 2026, after 3 of 28 days" in _stands(stopped, 9).sentence
    void = replace(_pairs(), intact=False)
    assert "not as it was written" in _stands(void, 4).sentence
    ended = lived(days=43).ended().experiment
    assert _stands(ended, 60).sentence == "The last experiment ended on Tue 13 Oct 2026."
    for one in (stopped, void, ended):
        assert _stands(one, 60).offers == (Offer.PLAN_NEXT,)
        assert today_of(one, (), _clock(4)) is None


def test_a_clock_that_was_set_back_is_said() -> None:
    early = Shown(at=_at(-9), on=_day(0), day=0, minute=600, pain=5)
    assert not any("clock was set back" in one for one in _stands(_pairs(), 1).details)
    assert any("clock was set back" in one for one in _stands(_pairs().after(early), 1).details)


def _clock(after: int, at: time = time(14)) -> Clock:
    now = datetime.combine(_day(after), at, tzinfo=UTC)
    return Clock(lambda: now, UTC)


def test_a_direction_that_was_not_shown_is_not_told_by_what_is_counted() -> None:
    life = lived(day_pairs(14), days=5)
    unseen = replace(life, experiment=Experiment(life.experiment.plan))
    for one in (unseen, unseen.changed(_other_way)):
        assert progress_of(one.experiment, one.record, _day(4)).followed == 0


def _other_way(one: EntryFigures) -> EntryFigures:
    return one._replace(forward_minutes=one.backward_minutes, backward_minutes=one.forward_minutes)


def test_progress_and_ordinary_days_of_a_life() -> None:
    life = lived(day_pairs(14), days=20)
    progress = progress_of(life.experiment, life.record, life.today)
    assert (progress.gone, progress.logged, progress.followed) == (19, 19, 19)
    assert progress.may_look
    few = lived(day_pairs(14), days=17)
    assert not progress_of(few.experiment, few.record, few.today).may_look
    before = lived(day_pairs(14), days=0)
    record = replace(before.record, experiments=())
    assert run_in_days(record, FIRST) == RunInDays(14, 14)


def test_mornings_count_only_what_could_come() -> None:
    life = lived(long_periods(8, Direction.NO_WALK), days=10)
    progress = progress_of(life.experiment, life.record, life.today)
    assert life.experiment.plan.spec.outcome is Outcome.MORNING
    assert (progress.gone, progress.logged) == (9, 9)
    assert not progress.may_look
