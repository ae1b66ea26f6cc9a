"""The command `answer`: what the journal says to whether it helps, and what it cannot say."""

import argparse
from textwrap import fill
from typing import TYPE_CHECKING, Any

from painjournal.cli.named_files import journal_of
from painjournal.cli.outcome import Outcome
from painjournal.journal.moment import Clock

if TYPE_CHECKING:  # each command loads only what it needs
    from painjournal.analysis.answers.answer import Answer

_WIDTH = 80


def answer_questions(arguments: argparse.Namespace, clock: Clock) -> Outcome:
    """Answer, from the whole journal, every question that its days can be asked."""
    from painjournal.analysis.answers.from_journal import answers_from
    from painjournal.analysis.answers.words.sentences import caution
    from painjournal.analysis.record import Record

    today = clock.today()
    with journal_of(arguments, clock) as store:
        record = Record.whole(store.figures(), today, store.marks(), store.experiments())
    answers = answers_from(record, today)
    said = [_paragraph(one) for one in answers]
    said += [fill(one, _WIDTH) for one in dict.fromkeys(map(caution, answers)) if one]
    if record.days.between(today, record.days.last).recorded[1:].any():
        said.append("Days after today are left out.")
    return Outcome("\n\n".join(said), {"questions": [_figures(one) for one in answers]})


def _paragraph(answer: "Answer") -> str:
    """The question, and below it the answer."""
    from painjournal.analysis.answers.words.headings import heading
    from painjournal.analysis.answers.words.sentences import finding

    indent = "  "
    said = fill(finding(answer), _WIDTH, initial_indent=indent, subsequent_indent=indent)
    return f"{fill(heading(answer), _WIDTH)}\n{said}"


def _figures(answer: "Answer") -> dict[str, Any]:
    from painjournal.analysis.answers.words.sentences import sentence

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
        "matters": answer.matters,
        "verdict": answer.verdict,
        "refused": [one.reason for one in answer.refusals],
        "enough": answer.enough,
        "days": counts.days,
        "missing": counts.missing,
        "backward": counts.backward,
        "other": counts.other,
        "sentence": sentence(answer),
    }
