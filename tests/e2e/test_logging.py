"""A person logs by keyboard, closes the window, comes back: it is all there."""

import csv
import time
from collections import Counter
from pathlib import Path

from tests.e2e.conftest import OpenProgram
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import wait_for
from tests.e2e.window import PROGRAM, Window

BACKWARD = (0xD5, 0x5E, 0x00)
DRAFT_IS_KEPT_SECONDS = 0.6  # the program promises 0.25
JOURNAL_IS_OPEN = "Today: nothing logged yet"


def test_logs_a_usual_walk_by_keyboard_and_finds_it_tomorrow(open_program: OpenProgram) -> None:
    window = open_program()
    window.read("Your first entry will show here at once")
    pixels_of_the_legend = backward_pixels(window)
    log_two_backward_walks(window)
    window.close()

    window = open_program()
    window.read("Today: .* pain")
    window.press("ctrl+2")
    window.read("2 entries")
    cells = Counter(window.cells())
    assert cells["Walk: Backward"] == cells["Min: 20"] == 2
    assert cells["Pain: 3"] == cells["Pain: 4"] == 1
    window.press("ctrl+1")
    window.read(r".*2 walks \(2 backward\)")
    assert "2 walks (2 backward)" in window.see("Chart").description
    wait_for("a backward bar", lambda: backward_pixels(window) > pixels_of_the_legend + 100)
    window.close()


def test_a_pain_rating_takes_two_keys(
    open_program: OpenProgram, desktop: Desktop, journal_file: Path, tmp_path: Path
) -> None:
    window = open_program()
    window.press("7", "Return")
    window.read("Saved")
    window.close()

    exported = tmp_path / "out.csv"
    desktop.output(str(PROGRAM), "--journal", str(journal_file), "export", str(exported))
    with exported.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["pain"] == "7"
    assert (row["forward_minutes"], row["backward_minutes"], row["pain_before"]) == ("", "", "")


def test_what_is_typed_survives_kill_9(open_program: OpenProgram) -> None:
    window = open_program()
    window.press("b", "p", "6")
    window.press_button("Add a note")
    window.see("Note", "text", "focused")
    window.type("stiff, then better")
    wait_for("the note", lambda: window.see("Note", "text").text == "stiff, then better")
    kill_9(window)

    window = open_program()
    assert_begun_walk_shows(window)
    assert window.see("Note", "text").text == "stiff, then better"
    window.close()


def test_what_is_typed_before_the_journal_is_open_survives_kill_9(
    open_program: OpenProgram,
) -> None:
    window = open_program()
    window.press("b", "p", "6")
    assert_begun_walk_shows(window)
    window.read(JOURNAL_IS_OPEN)
    kill_9(window)

    window = open_program()
    assert_begun_walk_shows(window)
    window.close()


def test_what_is_typed_survives_closing_the_window_at_once(open_program: OpenProgram) -> None:
    window = open_program(assistive=False)
    window.press("b", "p", "6")
    window.close()

    window = open_program()
    assert_begun_walk_shows(window)
    window.close()


def test_what_is_saved_survives_closing_the_window_at_once(open_program: OpenProgram) -> None:
    window = open_program(assistive=False)
    window.press("5", "Return")
    window.close()

    window = open_program()
    window.read("Today: .* pain")
    window.press("ctrl+2")
    window.see("Pain: 5", "table cell")
    window.close()


def test_undo_takes_a_save_back(open_program: OpenProgram) -> None:
    window = open_program()
    window.press("5", "Return")
    window.read("Saved")
    window.press("ctrl+2")
    window.see("Pain: 5", "table cell")
    window.press("ctrl+z")
    window.read("Undone")
    window.read("Nothing logged yet. Your first entry will show here.")
    assert window.cells() == []
    window.press("ctrl+shift+z")
    window.read("Done again")
    window.see("Pain: 5", "table cell")
    window.close()


def log_two_backward_walks(window: Window) -> None:
    """The first one has to be asked for its minutes; the second has the usual ones."""
    window.press("b", "4", "Return")
    window.read("How many minutes")
    window.see("Minutes", "spin button", "focused")
    window.press("2", "0", "Return")
    window.read("Saved .* pain 4")
    window.press("b", "3", "Return")
    window.read("Saved .* pain 3")


def kill_9(window: Window) -> None:
    """End it as a crash does, once it has had the time it takes to keep what is typed."""
    time.sleep(DRAFT_IS_KEPT_SECONDS)
    window.controls()  # on a busy machine all is late: it answers after what was due before
    window.process.kill()
    window.process.wait()


def assert_begun_walk_shows(window: Window) -> None:
    window.see("Backward", state="checked")
    window.see("Pain before 6 of 10", state="checked")


def backward_pixels(window: Window) -> int:
    """Pixels in the colour of backward walks on the chart; its legend always has some."""
    return window.pixels(BACKWARD, window.see("Chart"))
