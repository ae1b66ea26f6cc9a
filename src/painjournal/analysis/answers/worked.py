"""Every answer of a journal with what it was worked out from, for whoever wants to look closer."""

from dataclasses import dataclass
from datetime import date

from painjournal.analysis.answers.answer import Answer, Question
from painjournal.analysis.answers.from_journal import answers_from
from painjournal.analysis.record import Record
from painjournal.journal.experiment.experiment import Experiment


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """An answer; and of an experiment's answer, the experiment."""

    answer: Answer
    experiment: Experiment | None = None


def worked_out(record: Record, today: date) -> tuple[Worked, ...]:
    """All answers of a journal, as `answers_from` orders them."""
    newest_first = reversed(record.experiments)
    experiment: Experiment | None = None
    found = []
    for answer in answers_from(record, today):
        match answer.question:
            case Question.EXPERIMENT:
                experiment = next(newest_first)
            case Question.CHANCES:
                pass  # of the experiment before
            case _:
                experiment = None
        found.append(Worked(answer=answer, experiment=experiment))
    return tuple(found)
