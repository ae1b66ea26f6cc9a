"""The words of an experiment: what is compared, for how long, what is lacking."""

from painjournal.analysis.experiment.planning import LENGTHS
from painjournal.journal.entry import Direction
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.spec import Spec, day_pairs, long_periods
from painjournal.journal.experiment.words import comparison_name, length_name
from painjournal.journal.outcome import Outcome
from painjournal.journal.words import count, day_name
from painjournal.ui.experiment.progress import Progress, RunInDays


def comparison_about(outcome: Outcome, comparator: Direction) -> str:
    """How a comparison goes, and how long it takes, in two sentences."""
    specs = offered(outcome, comparator)
    days = f"{specs[0].days} to {specs[-1].days} days"
    if outcome is Outcome.CHANGE:
        return (
            f"Pairs of days, one each way: {days} in all. What counts is how pain changes over "
            "the walk, not what it does afterwards."
        )
    other = "four forward" if comparator is Direction.FORWARD else "four without a walk"
    return (
        f"Four days backward and {other}, again and again: {days} in all. What counts is pain the "
        "next morning, from the third day on, so that what builds up is seen."
    )


def offered(outcome: Outcome, comparator: Direction) -> list[Spec]:
    """The experiments with this comparison that there are to choose from, by their length."""
    lengths = LENGTHS[outcome].offered
    if outcome is Outcome.CHANGE:
        return [day_pairs(blocks) for blocks in lengths]
    return [long_periods(blocks, comparator) for blocks in lengths]


def plan_words(experiment: Experiment) -> str:
    """What is compared and how long it takes, as far as that is settled."""
    spec, days = experiment.plan.spec, experiment.days
    name = comparison_name(spec.outcome, spec.comparator)
    settled = len(days) == spec.days
    until = f", until {day_name(days[-1])}" if settled else ""
    return f"{name}: {length_name(spec)}{until}."


def logged_so_far(outcome: Outcome, progress: Progress) -> str:
    """How much is logged, both directions together."""
    what = (
        "pain before and after the walk" if outcome is Outcome.CHANGE else "pain the next morning"
    )
    have = "has" if progress.logged == 1 else "have"
    return (
        f"Of the {count(progress.gone, 'day')} gone by, {progress.logged} {have} {what}, and "
        f"{progress.followed} went as drawn."
    )


def lacks(run_in: RunInDays) -> str:
    """Whether there are ordinary days enough to plan an experiment from, and how many there are."""
    needed = run_in.needed
    mornings = f"{run_in.mornings} of {needed} mornings are rated"
    walks = f"{run_in.walks} of {needed} days have a walk with pain before and after it"
    match run_in.mornings >= needed, run_in.walks >= needed:
        case True, True:
            return f"The {needed} ordinary days that an experiment starts from are there."
        case True, False:
            return f"There are ordinary days enough to compare mornings. To compare walks: {walks}."
        case False, True:
            return (
                f"There are ordinary days enough to compare walks. To compare mornings: {mornings}."
            )
    return f"An experiment starts from {needed} ordinary days: {mornings}, and {walks}."
