"""A person with half a year in the journal finds answers by mouse and by keyboard."""

from pathlib import Path

import pytest

from tests.e2e.conftest import OpenProgram
from tests.e2e.desktop import Desktop
from tests.e2e.window import PROGRAM, Window

FORWARD = (0x00, 0x72, 0xB2)


@pytest.fixture
def half_a_year(desktop: Desktop, journal_file: Path, tmp_path: Path) -> None:
    """The sample's entries in the person's own journal."""
    entries = str(tmp_path / "sample.csv")
    desktop.output(str(PROGRAM), "--demo", "export", entries)
    desktop.output(str(PROGRAM), "log", "--journal", str(journal_file), "--pain", "4")
    desktop.output(str(PROGRAM), "--journal", str(journal_file), "import", entries)


@pytest.fixture
def window(open_program: OpenProgram, half_a_year: None) -> Window:
    opened = open_program()
    opened.read("How do my pain and my walking go over time")
    return opened


def test_three_questions_are_answered_by_their_buttons(window: Window) -> None:
    window.press_button("Compare")
    window.press_button("Month")
    window.read(r"From .* to .* pain was .* on average than from .*")
    window.press_button("Minutes")
    window.press_button("All")
    window.read(r"On \d+ mornings after a day with a walk pain was \d\.\d on average")
    window.press_button("Calendar")
    window.read(r"\d+ of .* days.* are not recorded, the last of them")
    assert "not recorded" in window.see("Chart").description
    window.close()


def test_the_mouse_zooms_and_a_click_opens_the_entries(window: Window) -> None:
    chart = window.see("Chart")
    before = window.pixels(FORWARD, chart)
    window.scroll(chart, (0.5, 0.35), 8)
    window.read(r"Pain was .* in the \d+ days to .*")
    assert window.pixels(FORWARD, chart) > before  # fewer days have wider bars
    window.click(chart, (0.5, 0.35))
    window.read(r"\d+ entr(y|ies)")
    assert window.cells()
    window.close()


def test_the_keyboard_finds_a_day_and_opens_it(window: Window) -> None:
    window.press_button("Calendar")
    chart = window.see("Chart")
    window.focus(chart)
    window.see("Chart", state="focused")
    window.press("End", "Left", "Right", "Return")
    window.read(r"\d+ entr(y|ies)")
    assert window.cells()
    window.close()
