"""The command `experiment`: plan one, say where it stands, or write what is stored."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from painjournal.cli.arguments import Arguments
from painjournal.cli.experiment_figures import experiment_figures, plan_figures
from painjournal.cli.experiment_words import planned, standing
from painjournal.cli.named_files import journal_of, require_ending
from painjournal.cli.outcome import Outcome
from painjournal.exchange import cells
from painjournal.journal.entry import Direction
from painjournal.journal.errors import EntryError
from painjournal.journal.experiment.beginning import first_days
from painjournal.journal.experiment.current import newest_first
from painjournal.journal.experiment.plan import MATTERS, Expected
from painjournal.journal.moment import Clock
from painjournal.journal.outcome import Outcome as Pain
from painjournal.journal.words import count

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.experiment.planning import Choices

#: What the options take, and what that means.
_COMPARED = {"forward": Direction.FORWARD, "no-walk": Direction.NO_WALK}
_LOOKED_AT = {"walk": Pain.CHANGE, "morning": Pain.MORNING}
_EXPECTED = {one.name.lower(): one for one in Expected}
_LEFT_OUT = (
    "The order of the one that is running is left out until it ends; the digest holds it to what "
    "was drawn."
)


def experiment(arguments: Arguments, clock: Clock) -> Outcome:
    """Carry out one of `STEPS`."""
    return STEPS[arguments.step](arguments, clock)


def plan_experiment(arguments: Arguments, clock: Clock) -> Outcome:
    """Draw the order by chance and keep it before day 1; or only say what would be done."""
    from painjournal.analysis.answers.words.planned import noticing
    from painjournal.analysis.experiment.planning import chance_to_notice, fresh_seed, plan_from
    from painjournal.analysis.record import Record

    share, digest = None, None
    with journal_of(arguments, clock) as store:
        record = Record.whole(store.figures(), clock.today(), (), store.experiments())
        plan = plan_from(_choices(arguments, clock), record, clock, fresh_seed())
        if not arguments.dry_run:
            store.begin_experiment(plan)
            (digest,) = (one.digest for one in store.experiments() if one.plan.uuid == plan.uuid)
    power = ""
    if arguments.dry_run:
        share = chance_to_notice(plan.spec, plan.run_in, plan.matters)
        power = noticing(share, plan.matters)
    said = "\n".join(planned(plan, digest, power))
    figures = {"stored": digest is not None, "digest": digest, "notices": share, "sentence": said}
    return Outcome(said, plan_figures(plan) | figures)


def show_experiments(arguments: Arguments, clock: Clock) -> Outcome:
    """Where the experiment stands; never a direction to come, nor what came of it."""
    from painjournal.analysis.answers.days_so_far import days_so_far
    from painjournal.analysis.record import Record

    today = clock.today()
    with journal_of(arguments, clock) as store:
        record = Record.whole(store.figures(), today, (), store.experiments())
    found = [(one, days_so_far(one, record, today)) for one in newest_first(record.experiments)]
    figures = [experiment_figures(*one, today) for one in found]
    if not found:
        return Outcome("No experiment has been planned yet.", {"experiments": figures})
    said = standing(*found[0], today)
    if earlier := len(found) - 1:
        said.append(f"There is more with --json: {count(earlier, 'earlier experiment')}.")
    return Outcome("\n".join(said), {"experiments": figures})


def export_experiments(arguments: Arguments, clock: Clock) -> Outcome:
    """Write what is stored of all experiments, with its digests; but no order still to come."""
    from painjournal.exchange.experiment_json import is_secret, write_experiments

    require_ending(arguments.out, ".json")
    with journal_of(arguments, clock) as store:
        found = store.stored_experiments()
    write_experiments(found, arguments.out)
    said = f"{count(len(found), 'experiment')} written to {arguments.out}."
    left_out = any(map(is_secret, found))
    figures = {"experiments": len(found), "order_left_out": left_out, "file": str(arguments.out)}
    return Outcome(f"{said} {_LEFT_OUT}" if left_out else said, figures)


STEPS: dict[str, Callable[[Arguments, Clock], Outcome]] = {
    "plan": plan_experiment,
    "show": show_experiments,
    "export": export_experiments,
}


def _choices(arguments: Arguments, clock: Clock) -> "Choices":
    from painjournal.analysis.experiment.planning import Choices

    earliest, _ = first_days(clock.today())
    first = arguments.first
    return Choices(
        comparator=_COMPARED[arguments.compare],
        outcome=_LOOKED_AT[arguments.outcome],
        blocks=_whole("blocks", arguments.blocks),
        minutes=_whole("minutes", arguments.minutes),
        expected=_EXPECTED[arguments.expect],
        first_day=earliest if first is None else cells.day(first, "from"),
        matters=_matters(arguments.matters),
    )


def _whole(field: str, text: str) -> int:
    number = cells.whole(field, text)
    if number is None:
        raise EntryError(field, "A whole number is needed here.")
    return number


def _matters(text: str) -> float:
    for points in MATTERS:
        if text in {f"{points:g}", str(points)}:
            return points
    offered = ", ".join(f"{points:g}" for points in MATTERS)
    raise EntryError("matters", f"Choose one of these differences, in points: {offered}.")
