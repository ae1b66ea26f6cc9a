"""The command `answer`: what the journal says to whether it helps, and what it cannot say."""

from textwrap import fill
from typing import TYPE_CHECKING, Any

from painjournal.cli.arguments import Arguments
from painjournal.cli.named_files import journal_of
from painjournal.cli.outcome import Outcome
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.answers.answer import Answer
    from painjournal.analysis.answers.worked import Worked
    from painjournal.journal.experiment.experiment import Experiment

_WIDTH = 80


def answer_questions(arguments: Arguments, clock: Clock) -> Outcome:
    """Answer, from the whole journal, every question that its days can be asked."""
    from painjournal.analysis.answers.words.sentences import caution
    from painjournal.analysis.answers.worked import worked_out
    from painjournal.analysis.record import Record

    today = clock.today()
    with journal_of(arguments, clock) as store:
        record = Record.whole(store.figures(), today, store.marks(), store.experiments())
    answers = worked_out(record, today)
    said = [_paragraph(one) for one in answers]
    cautions = dict.fromkeys(caution(one.answer) for one in answers)
    said += [fill(one, _WIDTH) for one in cautions if one]
    if record.days.between(today, record.days.last).recorded[1:].any():
        said.append("Days after today are left out.")
    return Outcome("\n\n".join(said), {"questions": [_figures(one) for one in answers]})


def _paragraph(worked: "Worked") -> str:
    """The question, and below it the answer; of an experiment with its days."""
    from painjournal.analysis.answers.words.headings import heading
    from painjournal.analysis.answers.words.sentences import finding
    from painjournal.analysis.answers.words.sources import source

    answer, indent = worked.answer, "  "
    said = finding(answer)
    if worked.experiment is not None:
        said = f"{source(worked)} {said}"
    said = fill(said, _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return f"{fill(heading(answer), _WIDTH)}\n{said}"


def _figures(worked: "Worked") -> dict[str, Any]:
    from painjournal.analysis.answers.words.sentences import sentence

    answer = worked.answer
    counts = answer.counts
    return {
        "id": answer.question,
        "outcome": answer.outcome.value,
        "comparator": answer.comparator,
        "exploratory": answer.exploratory,
        "estimate": answer.estimate,
        "low": answer.low,
        "high": answer.high,
        "p": answer.p,
        "level": answer.level,
        "matters": answer.matters,
        "verdict": answer.verdict,
        "refused": [one.reason for one in answer.refusals],
        "enough": answer.enough,
        "days": counts.days,
        "missing": counts.missing,
        "backward": counts.backward,
        "other": counts.other,
        "sentence": sentence(answer),
        **({} if worked.experiment is None else _of_experiment(answer, worked.experiment)),
    }


def _of_experiment(answer: "Answer", experiment: "Experiment") -> dict[str, Any]:
    """What only an experiment's answer, or its chances, have."""
    return {
        "experiment": str(experiment.plan.uuid),
        "first_day": experiment.plan.first_day.isoformat(),
        "digest": experiment.digest,
        "blocks": answer.counts.blocks,
        "planned": answer.counts.planned,
        "orders": answer.total,
        "as_extreme": answer.count,
        "if_missing_spoke_against": answer.worst,
        "below_zero": answer.below_zero,
        "enough_to_matter": answer.enough_to_matter,
    }
