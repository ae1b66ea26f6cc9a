"""A person who does not see the window, or does not use its keys, can do the same."""

from tests.e2e.conftest import OpenProgram
from tests.e2e.window import Control

BUTTONS = ("push button", "toggle button", "check box")
CONTROLS = (*BUTTONS, "radio button", "spin button", "text", "combo box", "table", "page tab")
NAMED_BUTTONS = {
    *("Forward", "Backward", "Both", "No walk", "Save", "Pain before 5 of 10"),
    *(f"Pain {score} of 10" for score in range(11)),
}


def test_every_control_is_named_for_assistive_technology(open_program: OpenProgram) -> None:
    window = open_program()
    window.see("Chart")
    charts = window.controls()
    assert_all_named(charts)
    assert {control.name for control in charts if control.role in BUTTONS} >= NAMED_BUTTONS
    assert [control.name for control in charts if control.role == "page tab"][:3] == [
        "Charts",
        "Entries",
        "Does it help?",
    ]
    window.see("Minutes", "spin button")
    window.close()


def test_every_control_of_a_search_is_named_for_assistive_technology(
    open_program: OpenProgram,
) -> None:
    window = open_program()
    window.read("Today: nothing logged yet")
    window.press_button("Add a note")
    window.see("Note", "text", "focused")
    window.press("ctrl+f")
    window.see("Find in notes", "text", "focused")
    window.type("stiff")
    window.read("No entry fits")
    assert_all_named(window.controls())
    window.close()


def test_saves_by_pressing_buttons_as_a_screen_reader_does(open_program: OpenProgram) -> None:
    window = open_program()
    window.press_button("Pain 7 of 10")
    window.see("Pain 7 of 10", state="checked")
    window.press_button("Save")
    window.read("Saved .*pain 7")
    window.close()


def assert_all_named(controls: list[Control]) -> None:
    assert [control for control in controls if control.role in CONTROLS and not control.name] == []
