"""Where the experiment stands, in sentences, and what can be done about it."""

from dataclasses import dataclass
from datetime import date

from painjournal.journal.experiment.experiment import Experiment, State
from painjournal.journal.experiment.steps import can_pause
from painjournal.journal.experiment.words import CLOCK_WENT_BACK, HIDDEN, MORE_PAIN, VOID
from painjournal.journal.words import day_name
from painjournal.ui.experiment.offer import Offer
from painjournal.ui.experiment.progress import Progress, RunInDays
from painjournal.ui.experiment.today import next_day
from painjournal.ui.experiment.words import lacks, logged_so_far, plan_words


@dataclass(frozen=True, slots=True)
class Standing:
    """The main sentence, what else there is to know, and what can be done."""

    sentence: str
    details: tuple[str, ...]
    offers: tuple[Offer, ...]


_WHAT = "In an experiment, chance chooses which way you walk."
_WHY = (
    "That is the only way to find a cause: on days that you choose yourself, whatever made you "
    "choose may be the reason."
)
_FROZEN = (
    "It is worked out from what is logged at that moment. What you change in the journal "
    "afterwards does not change it."
)
_PAUSED = (
    "The days of a pause do not belong to the experiment, so nothing is lost by it. Once you go "
    "on, the next part begins on the day after."
)
_WILL_PAUSE = "The part under way goes on to its end; then comes the pause that you asked for."
_LOOKED = "The one early look was not clear enough to end it."


def standing(
    experiment: Experiment | None, progress: Progress | None, run_in: RunInDays, today: date
) -> Standing:
    """Where it stands on `today`; `progress` is that of a running experiment."""
    if experiment is None:
        return Standing(_WHAT, (_WHY, lacks(run_in)), (Offer.PLAN,))
    if not experiment.is_running or progress is None:
        sentence = _past(experiment, experiment.state(today))
        return Standing(sentence, (lacks(run_in),), (Offer.PLAN_NEXT,))
    clock = (CLOCK_WENT_BACK,) if experiment.clock_went_back else ()
    if experiment.is_over(today):
        return Standing(_over(experiment), (_FROZEN, *clock), (Offer.SHOW,))
    details = (*_details(experiment, progress, today), *clock)
    return Standing(_running(experiment, today), details, _offers(experiment, progress, today))


def _past(experiment: Experiment, state: State) -> str:
    if state is State.VOID:
        return VOID
    days = experiment.plan.spec.days
    if experiment.ended is not None:
        return f"The last experiment ended on {day_name(experiment.ended.on)}."
    on = experiment.plan.first_day if experiment.stopped is None else experiment.stopped.on
    done = sum(day <= on for day in experiment.days)
    return (
        f"The last experiment was stopped on {day_name(on)}, after {done} of {days} days. "
        "That gives no verdict, and what you logged stays in the journal."
    )


def _over(experiment: Experiment) -> str:
    if experiment.is_decided:
        return "The early look was clear, so the experiment is over. Its result can be shown."
    return f"All {experiment.plan.spec.days} days are over. The result can be shown."


def _running(experiment: Experiment, today: date) -> str:
    state, following = experiment.state(today), next_day(experiment, today)
    day = experiment.day_on(today)
    if state is State.PAUSED:
        return f"Paused since {day_name(experiment.pauses[-1][0])}."
    if day is not None:
        return f"Day {day + 1} of {experiment.plan.spec.days}."
    if following is None:
        return "All days are over; only this morning’s pain still counts. Tomorrow it ends."
    verb = "It begins" if state is State.WAITING else "It goes on"
    return f"{verb} on {day_name(following)}."


def _details(experiment: Experiment, progress: Progress, today: date) -> tuple[str, ...]:
    found = [MORE_PAIN] if progress.hurts_more else []
    found.append(plan_words(experiment))
    if progress.gone:
        found.append(logged_so_far(experiment.plan.spec.outcome, progress))
    if experiment.state(today) is State.PAUSED:
        found.append(_PAUSED)
    elif experiment.is_pausing:
        found.append(_WILL_PAUSE)
    found.append(HIDDEN if experiment.looked is None else f"{_LOOKED} {HIDDEN}")
    return tuple(found)


def _offers(experiment: Experiment, progress: Progress, today: date) -> tuple[Offer, ...]:
    possible = {
        Offer.GO_ON: experiment.is_pausing,
        Offer.PAUSE: can_pause(experiment, today),
        Offer.LOOK: progress.may_look,
        Offer.STOP: True,
    }
    return tuple(offer for offer, is_possible in possible.items() if is_possible)
