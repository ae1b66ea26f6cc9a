"""A person asks on a real screen whether it helps, by keys and by what a screen reader presses."""

from pathlib import Path

import pytest

from tests.e2e.conftest import OpenProgram
from tests.e2e.desktop import Desktop
from tests.e2e.test_assistive import assert_all_named
from tests.e2e.window import PROGRAM, Window


@pytest.fixture
def half_a_year(desktop: Desktop, journal_file: Path, tmp_path: Path) -> None:
    """The sample's entries in the person's own journal."""
    entries = str(tmp_path / "sample.csv")
    desktop.output(str(PROGRAM), "--demo", "export", entries)
    desktop.output(str(PROGRAM), "log", "--journal", str(journal_file), "--pain", "4")
    desktop.output(str(PROGRAM), "--journal", str(journal_file), "import", entries)


def _open_page(open_program: OpenProgram) -> Window:
    window = open_program()
    window.see("Chart")
    window.press("ctrl+3")
    return window


def test_an_empty_journal_is_told_what_is_missing(open_program: OpenProgram) -> None:
    window = _open_page(open_program)
    window.read("There is no answer to this yet, and that is no fault of yours")
    window.read("It needs 10 backward days and 10 forward days")
    assert_all_named(window.controls())
    window.close()


@pytest.mark.usefixtures("half_a_year")
def test_a_question_its_answer_and_every_number(open_program: OpenProgram) -> None:
    window = _open_page(open_program)
    window.read("Are mornings different after backward days than after forward days")
    picture = window.see("The answer as a picture")
    assert picture.description
    window.see("Other questions", "push button", "focused")
    window.press("space")
    window.press("Up")  # from the first to the last
    window.press("Return")
    window.read("How often is a backward day better than a forward day")
    window.read(r"In \d+ of 100 pairs of days, pain was lower")
    window.press_button("How was this worked out?")
    window.read("Every backward day was put beside every other day")
    assert "Share of pairs with the better day backward" in window.cells()
    assert_all_named(window.controls())
    window.close()
