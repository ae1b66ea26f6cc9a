"""The page Does it help? in a real window, on real files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from painjournal.analysis.answers.answer import Verdict
from painjournal.analysis.answers.from_experiments import experiment_answers
from painjournal.analysis.answers.words.headlines import headline
from painjournal.analysis.answers.words.sentences import details
from painjournal.charts.look import DARK, LIGHT
from painjournal.journal.entry import Entry
from painjournal.journal.experiment.happening import Stopped, StopReason
from painjournal.ui.charts.chart_view import ChartView
from painjournal.ui.widgets.style import apply_look
from tests.charts.drawing import line, many_days
from tests.lived import Life, lived
from tests.making import TODAY, entry
from tests.ui.asker import Asker

_PRIMARY = "Are mornings different after backward days than after forward days?"
_MINUTES = "Are mornings different after longer walks?"
_EXPERIMENT = "Does walking backward help me more than walking forward?"
Ask = Callable[..., Asker]


@pytest.fixture
def asker(qtbot: QtBot, journal_file: Path, tmp_path: Path) -> Iterator[Ask]:
    """Somebody who has lived through something, or logged some entries, and opens the window."""
    people: list[Asker] = []

    def ask(life: Life | None = None, entries: Sequence[Entry] = ()) -> Asker:
        today = TODAY if life is None else life.today
        somebody = Asker(qtbot, journal_file, tmp_path / "window.ini", today)
        if life is not None:
            somebody.have_lived(life)
        somebody.have_logged(entries)
        somebody.start()
        people.append(somebody)
        return somebody

    yield ask
    for somebody in people:
        somebody.close()


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Text as large as people with tired eyes set it."""
    font, sheet = qapp.font(), qapp.styleSheet()
    larger = QFont(font)
    larger.setPointSizeF(14)
    qapp.setFont(larger)
    apply_look(qapp, LIGHT.sized(14, LIGHT.font), Path("resources/arrow.svg").resolve())
    yield
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)


def _stopped(life: Life) -> Life:
    on = life.today
    at = datetime.combine(on, datetime.min.time(), tzinfo=UTC)
    stop = Stopped(at=at, on=on, reason=StopReason.FALL)
    return replace(life, experiment=life.experiment.after(stop))


def test_an_empty_journal_is_answered_calmly(asker: Ask) -> None:
    person = asker()
    person.open_page()
    assert person.question == _PRIMARY
    assert person.verdict == "There is no answer to this yet, and that is no fault of yours."
    assert "so far there are 0 and 0." in person.said
    assert "it takes four weeks" in person.said
    assert "cause" not in person.said
    assert person.questions == [
        _PRIMARY,
        _MINUTES,
        "How often is a backward day better than a forward day?",
    ]
    person.check_nothing_is_cut_off()


def test_an_ended_experiment_stands_in_front_with_one_sentence(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    assert person.question == _EXPERIMENT
    assert person.verdict == "Walking backward helped you, by 1 point or more."
    assert "From your experiment, Tue 1 Sep – Mon 12 Oct 2026." in person.said
    assert "This rests on 21 of 21 pairs of days: 42 days" in person.said
    assert "cannot show a cause" not in person.said
    described = person.picture.accessibleDescription()
    assert described.startswith("Walking backward helped you, by 1 point or more.")
    person.check_nothing_is_cut_off()


@pytest.mark.parametrize(
    ("effect", "seed", "verdict"),
    [
        (-1.5, 3, Verdict.HELPED_SIZE_UNCERTAIN),
        (2.0, 1, Verdict.WORSE),
        (-0.7, 4, Verdict.CANNOT_TELL),
        (0.0, 5, Verdict.NO_DIFFERENCE),
    ],
)
def test_each_verdict_has_its_sentence_and_its_range(
    asker: Ask, effect: float, seed: int, verdict: Verdict
) -> None:
    life = lived(effect=effect, seed=seed).ended()
    answer = experiment_answers(life.record, life.today)[0]
    assert answer.verdict is verdict
    person = asker(life)
    person.open_page()
    assert person.verdict == headline(answer)
    for sentence in details(answer):
        assert sentence in person.said
    (axes,) = person.picture.figure.axes
    assert np.asarray(line(axes, "range").get_xdata()).tolist() == [answer.low, answer.high]


def test_of_a_running_experiment_nothing_is_told_but_its_days(asker: Ask) -> None:
    person = asker(lived(effect=-3.0, days=20))
    person.open_page()
    assert person.question == _EXPERIMENT
    assert f"{_EXPERIMENT} (Tue 1 Sep – Mon 12 Oct 2026)" in person.questions
    assert person.verdict == "The experiment is still under way; its answer comes at its end."
    assert "Its last day is Mon 12 Oct 2026, unless you pause it." in person.said
    person.unfold()
    assert not {name for name in person.numbers if "ifference" in name or "Range" in name}
    assert person.window.answers.findChild(ChartView, "blocks_picture") is None
    person.pass_a_day()
    person.wait(lambda: "20 of 42 days" in _gauges(person))


def _gauges(person: Asker) -> list[str]:
    (axes,) = person.picture.figure.axes
    return [one.get_text() for one in axes.texts]


def test_a_stopped_experiment_gives_no_verdict_and_no_blame(asker: Ask) -> None:
    person = asker(_stopped(lived(effect=-3.0, days=20)))
    person.open_page()
    person.ask(next(one for one in person.questions if one.startswith(_EXPERIMENT)))
    assert person.verdict == "This experiment gives no answer, and that is no fault of yours."
    assert "To stop is always right when it feels right." in person.said


def test_a_result_comes_to_the_front_when_it_is_there_and_leaves_room_after_that(
    asker: Ask,
) -> None:
    life = lived(effect=-3.0)
    person = asker(life)
    person.open_page()
    person.ask(_MINUTES)
    ended = life.ended().experiment.ended
    assert ended is not None
    assert person.window.journal is not None
    person.window.journal.note_happening(life.experiment, ended)
    person.wait(lambda: person.verdict == "Walking backward helped you, by 1 point or more.")
    person.ask(_MINUTES)
    _log_a_rating(person)
    assert person.question == _MINUTES


def _log_a_rating(person: Asker) -> None:
    """Log, and wait until the page has answered anew."""
    before = person.answered
    person.window.form.focus()
    person.keys("4\n")
    assert person.status.startswith("Saved")
    person.wait(lambda: person.answered > before)


def test_nothing_is_worked_out_until_somebody_looks(asker: Ask, qtbot: QtBot) -> None:
    person = asker(entries=many_days(60))
    person.wait_for_chart()
    person.window.form.focus()
    person.keys("4\n")
    qtbot.wait(300)
    assert person.answered == 0
    person.open_page()
    assert person.answered == 1
    _log_a_rating(person)
    person.choose("view_charts")
    person.window.form.focus()
    person.keys("5\n")
    qtbot.wait(300)
    assert person.answered == 2
    person.choose("view_answers")
    person.wait(lambda: person.answered == 3)


def test_what_is_logged_changes_what_it_rests_on(asker: Ask) -> None:
    person = asker(entries=many_days(60))
    person.open_page()
    person.ask(_MINUTES)
    before = person.said
    _log_a_rating(person)
    person.choose("undo")
    person.wait(lambda: person.said == before)


def test_other_questions_are_reached_by_keys(asker: Ask) -> None:
    person = asker(entries=many_days(200))
    person.open_page()
    others = person.button("Other questions")
    person.wait(others.hasFocus)
    person.press_into(others, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    person.press_into(menu, Qt.Key.Key_Down, Qt.Key.Key_Return)
    person.wait(lambda: person.question == person.questions[1])
    assert QApplication.activePopupWidget() is None


def test_whoever_wants_to_know_unfolds_every_number(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    unfold = person.button("How was this worked out?")
    person.press_into(unfold, Qt.Key.Key_Space)
    numbers = person.numbers
    assert numbers["Difference that matters"] == "1 point"
    assert numbers["Blocks used"] == "21 of 21"
    assert numbers["Orders that differ as much"].endswith(" of 2,097,152")
    assert numbers["Walked as drawn, backward days"] == "100 %"
    assert len(numbers["Its SHA-256 begins"]) == 16
    assert "drawn by chance and stored before day 1" in person.find(QLabel, "answer_method").text()
    for name in ("blocks", "chance"):
        view = person.find(ChartView, f"{name}_picture")
        assert view.accessibleName().endswith("?")
        assert view.accessibleDescription().startswith("In ")
        said = person.find(QLabel, f"{name}_answer")
        assert said.accessibleName() == said.text() != ""
    person.settle()
    person.check_nothing_is_cut_off()
    person.press_into(unfold, Qt.Key.Key_Space)
    assert not person.find(QLabel, "answer_method").isVisible()


def test_a_block_leads_to_its_entries_and_back(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    person.unfold()
    person.settle()
    view = person.find(ChartView, "blocks_picture")
    view.setFocus()
    person.press_into(view, Qt.Key.Key_Right, Qt.Key.Key_Return)
    window = person.window
    assert window.pages.currentWidget() is window.entries
    assert window.entries.table.model().rowCount() == 4  # a morning and a walk on each of two days
    person.click("Back to the chart")
    assert window.pages.currentWidget() is window.answers


def test_a_picture_can_be_read_as_a_table(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    person.unfold()
    person.settle()
    question = person.find(ChartView, "blocks_picture").accessibleName()
    person.click(f"Show as table: {question}")
    table = person.find(QTableView, "blocks_table")
    assert table.isVisible()
    assert table.model().rowCount() == 21
    person.check_nothing_is_cut_off()
    person.click(f"Show as picture: {question}")
    assert person.find(ChartView, "blocks_picture").isVisible()


def test_tab_goes_through_the_page_as_it_is_seen(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    person.unfold()
    person.settle()
    person.wait(lambda: any(one.startswith("experiment_") for one in _stops(person)))
    others = person.button("Other questions")
    others.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[str] = []
    while (focus := QApplication.focusWidget()) is not None and (
        person.window.answers.isAncestorOf(focus)
    ):
        seen.append(focus.objectName())
        assert len(seen) < 20
        person.press(Qt.Key.Key_Tab)
    assert seen == _stops(person)
    assert seen[0] == "other_questions"
    pictures = ["blocks_picture", "blocks_as_table", "chance_picture", "chance_as_table"]
    assert seen[-6:] == ["workings", "answer_numbers", *pictures]


def _stops(person: Asker) -> list[str]:
    """What takes the keyboard on the page, from above to below."""
    page = person.window.answers
    found = [
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    found.sort(key=lambda one: (one.mapTo(page, QPoint()).y(), one.mapTo(page, QPoint()).x()))
    return [one.objectName() for one in found]


def test_minutes_have_their_picture(asker: Ask) -> None:
    person = asker(entries=many_days(200))
    person.open_page()
    person.ask(_MINUTES)
    assert "You chose these days yourself, so this cannot show a cause" in person.said
    person.unfold()
    view = person.find(ChartView, "dose_picture")
    assert len(view.figure.axes) == 1
    assert "Mornings" in person.numbers
    person.ask(_PRIMARY)  # what was unfolded stays so, without that picture
    assert "Changes of direction" in person.numbers or "Difference that matters" in person.numbers
    person.wait(lambda: not person.window.answers.findChildren(ChartView, "dose_picture"))


def test_in_the_dark_everything_is_drawn_in_it(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    person.unfold()
    person.window.set_look(DARK)
    person.wait(lambda: len(person.window.answers.findChildren(ChartView)) == 3)
    for view in person.window.answers.findChildren(ChartView):
        assert to_hex(view.figure.get_facecolor()) == DARK.card


@pytest.mark.parametrize("size", [(900, 600), (1280, 820), (1920, 1000)])
@pytest.mark.parametrize("life", ["helped", "running", "none"])
def test_nothing_is_cut_off_in_any_window(asker: Ask, life: str, size: tuple[int, int]) -> None:
    _check_sizes(asker, life, size)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("life", ["helped", "running", "none"])
def test_nothing_is_cut_off_with_large_text(asker: Ask, life: str) -> None:
    _check_sizes(asker, life, (1, 1))  # the window is as large as it must be


def _check_sizes(asker: Ask, life: str, size: tuple[int, int]) -> None:
    lives = {"helped": lived(effect=-3.0).ended(), "running": lived(days=20), "none": None}
    person = asker(lives[life], many_days(40) if lives[life] is None else [])
    person.window.resize(*size)
    person.open_page()
    person.unfold()
    for place, question in enumerate(person.questions):
        if place:
            person.ask(question)
        person.settle()
        person.check_nothing_is_cut_off()


def test_a_rating_of_today_does_not_make_a_day(asker: Ask) -> None:
    person = asker(entries=[entry(0, pain=4)])
    person.open_page()
    assert "so far there are 0 and 0." in person.said
    buttons = person.window.answers.findChildren(QPushButton)
    assert all(one.accessibleName() for one in buttons)


def test_an_answer_goes_when_the_journal_cannot_be_read_any_more(asker: Ask) -> None:
    person = asker(lived(effect=-3.0).ended())
    person.open_page()
    person.unfold()
    assert person.window.shown.record is not None
    person.window.shown.record.unreadable.emit()
    assert person.verdict == ""
    assert not person.picture.isVisible()
    assert not person.find(QLabel, "answer_method").isVisible()
    assert "No answer can be given while part of your journal cannot be read." in person.said
    _log_a_rating(person)
    assert person.verdict.startswith("Walking backward helped you")
    assert person.picture.isVisible()


def test_after_a_failure_it_is_asked_anew(
    asker: Ask, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = asker(entries=many_days(60))

    def fails(*_: object) -> None:
        raise ArithmeticError

    with monkeypatch.context() as broken, qtbot.captureExceptions() as raised:
        broken.setattr("painjournal.analysis.answers.worked.worked_out", fails)
        person.choose("view_answers")
        person.wait(lambda: bool(raised))
    assert person.verdict == ""
    person.choose("view_charts")
    person.open_page()
    assert person.verdict
