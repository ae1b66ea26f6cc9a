"""Answers as pictures: where the range stands, what a refusal shows, and nothing cut off."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from painjournal.analysis.answers.answer import Answer, Counts, Question, Reason, Refusal, Verdict
from painjournal.analysis.answers.worked import Worked, worked_out
from painjournal.analysis.record import Record
from painjournal.charts.answers.answer_picture import answer_picture, picture_lines
from painjournal.charts.answers.behind import pictures_of
from painjournal.charts.answers.catalogue import ANSWER_CHARTS, draw_answer_chart
from painjournal.charts.answers.example import example_dose, example_experiment
from painjournal.charts.answers.ruler import ruler_of
from painjournal.charts.chart import Chart, Movement
from painjournal.charts.example import example_record
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.sheet import LEAST_WIDTH
from painjournal.journal.entry import Direction
from painjournal.journal.listing import Listing
from painjournal.journal.outcome import Outcome
from tests.charts.drawing import check_words, line, many_days, record_of
from tests.lived import lived
from tests.making import TODAY, entry

_LARGE = LIGHT.sized(14, LIGHT.font)
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK, _LARGE], ids=["light", "dark", "large"])
ENDLESS = float("inf")


def _answer(low: float = -2.2, high: float = -0.6, **more: Any) -> Answer:
    answer = Answer(
        question=Question.EXPERIMENT,
        outcome=Outcome.MORNING,
        comparator=Direction.FORWARD,
        matters=1.0,
        counts=Counts(40, 2, 20, 20, blocks=20, planned=21, block_days=2),
        estimate=-1.4,
        low=low,
        high=high,
        p=0.012,
        verdict=Verdict.HELPED_SIZE_UNCERTAIN,
    )
    return replace(answer, **more)


def _refused(*refusals: Refusal, **more: Any) -> Answer:
    return _answer(verdict=Verdict.REFUSED, refusals=refusals, **more)


def _picture(answer: Answer, look: Look = LIGHT, width: float = 8.0) -> Chart:
    worked = Worked(answer=answer)
    return answer_picture(worked, look, (width, picture_lines(worked) * look.text_points / 72))


def _texts(figure: Figure, gid: str) -> list[str]:
    found = [one for axes in figure.axes for one in axes.texts if one.get_gid() == gid]
    return [one.get_text() for one in found]


def _beyond(axes: Axes) -> list[str]:
    return [str(one.get_marker()) for one in axes.lines if one.get_gid() == "beyond"]


def _collections(axes: Axes, gid: str) -> int:
    return sum(one.get_gid() == gid for one in axes.collections)


def test_the_range_lies_beside_the_band_that_is_too_small_to_matter() -> None:
    chart = _picture(_answer())
    (axes,) = chart.figure.axes
    assert np.asarray(line(axes, "range").get_xdata()).tolist() == [-2.2, -0.6]
    assert np.asarray(line(axes, "estimate").get_xdata()).tolist() == [-1.4]
    assert _texts(chart.figure, "value") == ["1.4 points lower"]
    assert _texts(chart.figure, "too-near") == ["too small to matter"]
    assert _texts(chart.figure, "side") == ["← less pain with backward", "more pain →"]
    (band,) = [one for one in axes.patches if one.get_gid() == "too-near"]
    assert band.get_extents().x0 == pytest.approx(axes.transData.transform((-1, 0))[0])
    assert band.get_extents().x1 == pytest.approx(axes.transData.transform((1, 0))[0])
    assert _beyond(axes) == []
    assert chart.question == "Does walking backward help me more than walking forward?"
    assert chart.answer.startswith("Walking backward helped you; whether by 1 point")
    assert ("Range (95 %)", "−2.20 to −0.60 points") in chart.table.rows
    assert chart.movement is Movement.STILL


@pytest.mark.parametrize(
    ("low", "high", "heads"),
    [
        (-9.0, -3.0, ["<"]),
        (2.0, ENDLESS, [">"]),
        (-ENDLESS, ENDLESS, ["<", ">"]),
        (-5.0, 5.0, []),
    ],
)
def test_an_arrowhead_says_that_the_range_goes_on(
    low: float, high: float, heads: list[str]
) -> None:
    chart = _picture(_answer(low, high, estimate=0.0))
    (axes,) = chart.figure.axes
    assert _beyond(axes) == heads
    shown = np.asarray(line(axes, "range").get_xdata(), float)
    assert axes.get_xlim()[0] <= shown[0] <= shown[1] <= axes.get_xlim()[1]
    check_words(chart.figure)


@pytest.mark.parametrize(
    ("matters", "furthest", "reach"), [(0.5, 1.0, 3.0), (3.0, 1.0, 4.8), (1.0, 3.3, 3.7), (1, 9, 6)]
)
def test_the_ruler_is_as_long_as_its_answer(matters: float, furthest: float, reach: float) -> None:
    ruler = ruler_of(_answer(-furthest, 0.2, matters=matters))
    assert (ruler.low, ruler.high) == pytest.approx((-reach, reach))
    assert ruler.near == matters


def test_minutes_have_a_ruler_without_a_band_and_pairs_one_of_shares() -> None:
    dose = _answer(-0.3, 0.1, estimate=-0.1, question=Question.DOSE, comparator=None, verdict=None)
    (axes,) = _picture(dose).figure.axes
    assert axes.get_xlim() == (-0.5, 0.5)
    assert not [one for one in axes.patches if one.get_gid() == "too-near"]
    pairs = replace(dose, question=Question.DESCRIPTION, estimate=0.63, low=0.5, high=0.74)
    chart = _picture(replace(pairs, comparator=Direction.NO_WALK))
    (axes,) = chart.figure.axes
    assert axes.get_xlim() == (0, 100)
    assert np.asarray(line(axes, "estimate").get_xdata()).tolist() == [63]
    assert _texts(chart.figure, "value") == ["63 of 100 pairs"]
    assert _texts(chart.figure, "side")[0] == "← better: day without a walk"


def test_of_chosen_days_the_sides_do_not_say_what_helps() -> None:
    for outcome, days in ((Outcome.MORNING, "backward days"), (Outcome.CHANGE, "backward walks")):
        chart = _picture(_answer(question=Question.OBSERVED, outcome=outcome))
        assert _texts(chart.figure, "side")[0] == f"← less pain after {days}"


def test_a_refusal_shows_how_far_along_it_is() -> None:
    few = _refused(
        Refusal(Reason.FEW_WALKS, 6, 10),
        Refusal(Reason.FEW_DAYS, 18, 28),
        question=Question.OBSERVED,
        counts=Counts(18, 0, 6, 12),
    )
    chart = _picture(few)
    (axes,) = chart.figure.axes
    assert _texts(chart.figure, "gauge-words") == [
        "6 of 10 backward days",
        "12 forward days; 10 are enough",
        "18 of 28 such days in all",
    ]
    shares = [one for one in axes.collections if one.get_gid() == "gauge-value"]
    widths = [one.get_paths()[0].get_extents().width for one in shares]
    assert widths == pytest.approx([0.6, 1.0, 18 / 28])
    assert _collections(axes, "gauge-limit") == 0
    check_words(chart.figure)


def test_what_must_stay_under_a_limit_shows_it() -> None:
    chart = _picture(_refused(Refusal(Reason.MANY_MISSING, 0.4, 0.3)))
    assert _texts(chart.figure, "gauge-words") == ["40 of 100 outcomes missing; 30 at most"]
    assert _collections(chart.figure.axes[0], "gauge-limit") == 1


def test_a_running_experiment_shows_its_days_and_nothing_of_its_result() -> None:
    life = lived(effect=-3.0, days=20)
    worked = worked_out(life.record, life.today)[0]
    chart = answer_picture(worked, LIGHT, (8, 2))
    assert _texts(chart.figure, "gauge-words") == ["19 of 42 days"]
    said = f"{chart.sentence} {chart.table.rows}"
    assert "lower" not in said
    assert "points" not in said
    assert pictures_of(worked, LIGHT) == {}


def test_a_refusal_without_anything_to_count_keeps_its_ruler_empty() -> None:
    chart = _picture(_refused(Refusal(Reason.SCHEDULE_CHANGED)))
    (axes,) = chart.figure.axes
    assert _texts(chart.figure, "no-range") == ["no answer, so no range"]
    assert not [one for one in axes.lines if one.get_gid() == "range"]
    check_words(chart.figure)


@LOOKS
@pytest.mark.parametrize("size", ["narrowest", "wide"])
def test_nothing_written_overlaps_or_leaves_the_picture(look: Look, size: str) -> None:
    width = LEAST_WIDTH * look.text_points / 72 if size == "narrowest" else 12.0
    answers = [
        _answer(),
        _answer(-0.4, 0.5, estimate=0.02, verdict=Verdict.NO_DIFFERENCE),
        _answer(-ENDLESS, ENDLESS, estimate=5.9, verdict=Verdict.CANNOT_TELL),
        _answer(2.0, 5.6, estimate=-5.0, verdict=Verdict.WORSE),
        _answer(question=Question.OBSERVED, outcome=Outcome.CHANGE),
        _answer(-0.9, 0.9, question=Question.DOSE, comparator=None, verdict=None, estimate=0.9),
        _answer(0.0, 1.0, question=Question.DESCRIPTION, verdict=None, estimate=1.0),
        *(_refused(Refusal(reason, 0.4, 0.3), question=Question.OBSERVED) for reason in Reason),
    ]
    for answer in answers:
        check_words(_picture(answer, look, width).figure)
    for worked in (example_experiment(), example_dose()):
        for build in pictures_of(worked, look).values():
            check_words(build((width, 4.2 * look.text_points / 10)).figure)


def _drawn(worked: Worked, name: str) -> Chart:
    chart = pictures_of(worked, LIGHT)[name]((8.0, 4.2))
    FigureCanvasAgg(chart.figure).draw()
    return chart


def test_each_block_stands_in_its_place_with_the_mean_and_its_range() -> None:
    life = lived(effect=-2.0).changed(
        lambda one: None if one.date == date(2026, 9, 3) and one.minute == 14 * 60 + 30 else one
    )
    worked = worked_out(life.ended().record, life.today)[0]
    chart = _drawn(worked, "blocks")
    (axes,) = chart.figure.axes
    assert worked.blocks is not None
    found = np.asarray(line(axes, "blocks").get_ydata(), float)
    assert found == pytest.approx(worked.blocks.difference, nan_ok=True)
    assert np.asarray(line(axes, "mean").get_ydata())[0] == worked.answer.estimate
    assert sum(one.get_gid() == "unusable" for one in axes.patches) == 1
    assert len(chart.points) == len(chart.table.rows) == 21
    assert chart.points.says(1) == (
        f"2. Thu 3 Sep – Fri 4 Sep 2026\n{_first(worked, 1)} first\n"
        "not usable: an outcome is missing"
    )
    assert chart.table.rows[1][3] == "–"
    assert chart.points.behind(0) == Listing(first=date(2026, 9, 1), last=date(2026, 9, 2))
    lower = int((found < 0).sum())
    assert chart.answer.startswith(
        f"In {lower} of 20 pairs of days there was less pain with walking"
    )


def _first(worked: Worked, block: int) -> str:
    assert worked.blocks is not None
    return "backward" if worked.blocks.backward_first[block] else "forward"


def test_the_full_bars_are_the_orders_that_differ_as_much() -> None:
    worked = example_experiment()
    chart = _drawn(worked, "chance")
    (axes,) = chart.figure.axes
    full = [one for one in axes.patches if one.get_gid() == "extreme"]
    share = sum(one.get_height() for one in full) / 100  # type: ignore[attr-defined]
    assert worked.answer.p is not None
    assert share == pytest.approx(worked.answer.p)
    assert np.asarray(line(axes, "observed").get_xdata())[0] == worked.answer.estimate
    assert f"In {worked.answer.count:,} of 2,097,152 orders" in chart.answer
    orders = [int(row[1].replace(",", "")) for row in chart.table.rows]
    assert sum(orders) == 2**21
    assert "as far out as yours" in chart.points.says(0)
    assert "nearer to 0" in chart.points.says(len(chart.points) // 2)
    assert worked.blocks is not None
    whole = Listing(first=worked.blocks.first[0], last=worked.blocks.last[-1])
    assert chart.points.behind(3) == whole


def test_the_line_of_the_dose_has_the_slope_of_its_answer() -> None:
    worked = example_dose()
    chart = _drawn(worked, "dose")
    (axes,) = chart.figure.axes
    x, y = (np.asarray(values, float) for values in line(axes, "line").get_data())
    assert worked.answer.estimate is not None
    assert (y[-1] - y[0]) / (x[-1] - x[0]) * 10 == pytest.approx(worked.answer.estimate)
    assert worked.mornings is not None
    assert np.interp(worked.mornings.minutes.mean(), x, y) == pytest.approx(
        worked.mornings.pain.mean()
    )
    assert len(chart.points) == worked.answer.counts.days
    assert "min a day before" in chart.points.says(0)
    behind = chart.points.behind(0)
    assert behind.first is not None
    assert behind.last is not None
    assert (behind.last - behind.first).days == 3
    assert "no cause" in chart.basis


@pytest.mark.parametrize("name", ANSWER_CHARTS)
def test_without_an_experiment_or_days_there_is_an_example_and_a_sentence(name: str) -> None:
    for record in (Record.whole([], TODAY), record_of([entry(0, pain=4)])):
        chart, _ = draw_answer_chart(name, record, TODAY, LIGHT, 9.0)
        FigureCanvasAgg(chart.figure).draw()
        assert chart.question.endswith("?")
        assert chart.answer.endswith(".")
        assert chart.is_example == (name != "answer")


@pytest.mark.parametrize("name", ["experiment-blocks", "experiment-chance"])
def test_while_an_experiment_runs_there_is_only_the_example(name: str) -> None:
    life = lived(effect=-3.0, days=20)
    chart, _ = draw_answer_chart(name, life.record, life.today, LIGHT, 9.0)
    assert chart.is_example
    assert chart.answer == (
        "The experiment is still under way; its answer comes at its end. Its result stays hidden "
        "until the end, so that looking early cannot mislead."
    )


def test_pictures_of_an_experiment_are_about_its_days() -> None:
    life = lived(effect=-2.0).ended()
    for name in ("answer", "experiment-blocks", "experiment-chance"):
        chart, view = draw_answer_chart(name, life.record, life.today, LIGHT, 9.0)
        assert not chart.is_example
        assert (view.first, view.last) == (date(2026, 9, 1), date(2026, 10, 12))


def test_ten_years_of_mornings_are_drawn() -> None:
    record = record_of(many_days(3650))
    chart, view = draw_answer_chart("dose", record, TODAY, DARK, 9.0)
    FigureCanvasAgg(chart.figure).draw()
    assert len(chart.points) > 1000
    assert (view.first, view.last) == (record.days.first, TODAY)
    sample = example_record()
    assert not draw_answer_chart("dose", sample, sample.days.last, LIGHT, 9.0)[0].is_example
