"""What a person can do with an experiment: each gives the happening to be stored."""

from datetime import date, timedelta

from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.experiment.happening import (
    Ended,
    Looked,
    Paused,
    Resumed,
    Shown,
    Stopped,
    StopReason,
)
from painjournal.journal.moment import Clock
from painjournal.journal.scales import check_nrs


def show(experiment: Experiment, pain: int, clock: Clock) -> Shown:
    """Show today's direction, now that today's pain has been logged.

    Raises: EntryError: there is no direction today, or it has been shown.
    """
    check_nrs("pain", pain)
    day = experiment.day_on(clock.today())
    if day is None or experiment.state(clock.today()) is not State.UNDER_WAY:
        raise EntryError("day", "The experiment has no direction for today.")
    if experiment.shown(day) is not None:
        raise EntryError("day", "Today's direction has been shown already.")
    local = clock.local()
    minute = local.hour * 60 + local.minute
    return Shown(at=clock.utc(), on=local.date(), day=day, minute=minute, pain=pain)


def pause(experiment: Experiment, because: str, clock: Clock) -> Paused:
    """Let no block begin from the first day on whose direction nobody has seen.

    Raises: EntryError: it is not under way, paused already, or in its last block.
    """
    today = clock.today()
    if experiment.is_pausing or experiment.state(today) not in {State.WAITING, State.UNDER_WAY}:
        raise EntryError("pause", "Only an experiment that is under way can be paused.")
    if not can_pause(experiment, today):
        raise EntryError(
            "pause",
            "Its last part is under way and goes on to its end; days on which you cannot walk may "
            "stay empty.",
        )
    since = _pause_from(experiment, today)
    return Paused(at=clock.utc(), on=today, since=since, because=because)


def can_pause(experiment: Experiment, today: date) -> bool:
    """Whether there is a block left that a pause asked for `today` would put off."""
    since = _pause_from(experiment, today)
    return not experiment.is_pausing and experiment.blocks_from(since) > 0


def resume(experiment: Experiment, clock: Clock) -> Resumed:
    """Go on with the next block tomorrow; today, if the pause has not begun to count.

    Raises: EntryError: it is not paused.
    """
    if not experiment.is_pausing:
        raise EntryError("pause", "The experiment is not paused.")
    since = max(clock.today() + timedelta(days=1), experiment.pauses[-1][0])
    return Resumed(at=clock.utc(), on=clock.today(), since=since)


def stop(experiment: Experiment, reason: StopReason, clock: Clock) -> Stopped:
    """Stop it for good; as long as days are to come that is always allowed, and gives no verdict.

    Raises: EntryError: it has ended, was stopped, or is over: then its result is not thrown away.
    """
    if not experiment.is_running:
        raise EntryError("stop", "This experiment has ended already.")
    if experiment.is_over(clock.today()):
        raise EntryError("stop", "It is over already, and its result can be shown.")
    return Stopped(at=clock.utc(), on=clock.today(), reason=reason)


def look(experiment: Experiment, clock: Clock, *, clear: bool) -> Looked:
    """Take the one early look.

    Raises: EntryError: it was taken, or there is nothing to look at early.
    """
    if experiment.looked is not None:
        raise EntryError("look", "The one early look has been taken.")
    if experiment.state(clock.today()) not in {State.UNDER_WAY, State.PAUSED}:
        raise EntryError("look", "There is nothing to look at early.")
    return Looked(at=clock.utc(), on=clock.today(), clear=clear)


def end(
    experiment: Experiment,
    pain: tuple[float | None, ...],
    before: tuple[float | None, ...],
    followed: tuple[bool, ...],
    clock: Clock,
) -> Ended:
    """Bring it to its end with what was logged; only then its result may be shown.

    Raises: EntryError: its last outcome has not come yet.
    """
    if experiment.state(clock.today()) is not State.OVER:
        raise EntryError("end", "The result is shown when the experiment is over.")
    return Ended(at=clock.utc(), on=clock.today(), pain=pain, before=before, followed=followed)


def _pause_from(experiment: Experiment, today: date) -> date:
    """The first day, from `today` on, whose direction nobody has seen."""
    day = experiment.day_on(today)
    seen = day is not None and experiment.shown(day) is not None
    return today + timedelta(days=1) if seen else today
