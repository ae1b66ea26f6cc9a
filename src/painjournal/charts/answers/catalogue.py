"""The pictures of answers by name, for the command line and the gallery."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from painjournal.analysis.answers.answer import Question
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.sentences import details
from painjournal.analysis.answers.worked import Worked, default_of, worked_out
from painjournal.analysis.record import Record
from painjournal.charts.answers.answer_picture import answer_picture, picture_lines
from painjournal.charts.answers.behind import pictures_of
from painjournal.charts.answers.example import example_dose, example_experiment
from painjournal.charts.chart import Chart
from painjournal.charts.example import as_example, pale
from painjournal.charts.look import Look
from painjournal.charts.view import View

HEIGHT = 4.2  # inches
_NO_EXPERIMENT = "After an experiment has come to its end, this chart is yours."


@dataclass(frozen=True, slots=True)
class Behind:
    """A picture behind answers of one kind: its name there, and an example of such an answer."""

    question: Question
    picture: str
    example: Callable[[], Worked]


#: Beside `answer`, which shows the answer that the page shows first.
_BEHIND = {
    "experiment-blocks": Behind(Question.EXPERIMENT, "blocks", example_experiment),
    "experiment-chance": Behind(Question.EXPERIMENT, "chance", example_experiment),
    "dose": Behind(Question.DOSE, "dose", example_dose),
}
ANSWER_CHARTS = ("answer", *_BEHIND)


def draw_answer_chart(
    name: str, record: Record, today: date, look: Look, width: float
) -> tuple[Chart, View]:
    """The picture, `width` inches wide, and the days that it is about; or an example of it.

    The answers are those of the whole journal: who could choose the days could choose them.
    """
    answers = worked_out(record, today)
    whole = View(record.days.first, record.ends(today))
    behind = _BEHIND.get(name)
    if behind is None:
        shown = answers[default_of(answers)]
        height = picture_lines(shown) * look.text_points / 72
        return answer_picture(shown, look, (width, height)), _days_of(shown, whole)
    asked = [one for one in answers if one.answer.question is behind.question]
    for one in asked:
        drawn = pictures_of(one, look)
        if behind.picture in drawn:
            return drawn[behind.picture]((width, HEIGHT)), _days_of(one, whole)
    example = pictures_of(behind.example(), pale(look))[behind.picture]((width, HEIGHT))
    return as_example(example, _lacks(asked), look), whole


def _days_of(worked: Worked, whole: View) -> View:
    experiment = worked.experiment
    if experiment is None:
        return whole
    return View(experiment.plan.first_day, max(experiment.plan.first_day, experiment.last_day))


def _lacks(asked: Iterable[Worked]) -> str:
    """Why there is no such picture yet."""
    for one in asked:
        return " ".join((headline(one.answer), *details(one.answer)[:1]))
    return _NO_EXPERIMENT
