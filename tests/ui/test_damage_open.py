"""Damage that is found while the journal is open, as its person meets it."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QTableView

from painjournal.storage.known import read_known
from painjournal.ui.safety.trouble_dialog import TroubleDialog
from tests.storage.damaged import blot, start_of
from tests.ui.sufferer import (
    MEND,
    NEW,
    OLD,
    Sufferer,
    one_value,
    pages_of_entries,
    sufferer,
    texts,
)

__all__ = ["sufferer"]  # a fixture


def test_one_value_that_changed_is_told_once_and_then_only_reminded_of(
    sufferer: Sufferer,
) -> None:
    sufferer.fill()
    one_value(sufferer.path)
    sufferer.start()
    sufferer.wait_for_question()
    assert "Part of your journal is damaged" in sufferer.says
    assert "1 of its 301 entries is damaged; the others are as you saved them." in sufferer.says
    assert sufferer.offers == [MEND, "Go on with it as it is", "Close Pain Journal"]
    sufferer.click("Go on with it as it is")
    assert sufferer.window.shown.banners.names == ("damage",)
    sufferer.leave()
    for note, is_known in (("walk 9", True), ("walk 8", False)):
        if not is_known:
            one_value(sufferer.path, note)
        sufferer.start()
        if is_known:
            sufferer.wait(lambda: "damage" in sufferer.banner_names)
            assert sufferer.window.findChild(TroubleDialog) is None
            sufferer.click("What can be done…")
        sufferer.wait_for_question()
        sufferer.press_escape()
        assert "damage" in sufferer.banner_names
        if is_known:
            sufferer.leave()


def test_going_back_mends_one_value(sufferer: Sufferer) -> None:
    sufferer.fill()
    one_value(sufferer.path)
    sufferer.start()
    sufferer.wait_for_question()
    sufferer.click(MEND)
    sufferer.wait_for_report()
    assert texts(sufferer.entries) == texts(OLD + NEW)
    assert "1 of 301 entries in the damaged file could not be read; it is as in the backup." in (
        sufferer.says
    )
    (doubtful,) = sufferer.path.parent.glob("journal to check 2026-11-22.csv")
    assert "walk x" in doubtful.read_text()


def test_all_is_checked_once_a_week_and_found_well(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.start()
    sufferer.wait(lambda: _checked(sufferer.path) == "2026-11-22T13:05:30+00:00")
    sufferer.leave()
    one_value(sufferer.path)  # which a mere quick look does not find
    sufferer.rest(days=6)
    sufferer.start()
    sufferer.wait_for_journal()
    sufferer.wait_for_chart()
    sufferer.wait(lambda: not sufferer.is_checking)
    assert sufferer.window.findChild(TroubleDialog) is None
    sufferer.leave()
    sufferer.rest(days=1)
    sufferer.start()
    sufferer.wait_for_question()
    sufferer.press_escape()


def _checked(path: Path) -> str | None:
    known = read_known(path)
    return None if known is None else known.checked


def test_damage_that_a_person_runs_into_is_looked_into(sufferer: Sufferer) -> None:
    sufferer.fill()
    sufferer.start()
    sufferer.wait(lambda: _checked(sufferer.path) is not None)
    sufferer.leave()
    content = sufferer.path.read_bytes()
    some = OLD[4]
    row = f"{some.uuid}{some.moment.date}".encode()
    assert content.count(row) == 1
    sufferer.path.write_bytes(content.replace(row, row[:-1] + b"x"))
    sufferer.start()
    sufferer.wait_for_journal()
    sufferer.choose("view_entries")
    sufferer.find(QTableView, "entries_table").scrollToBottom()
    sufferer.wait_for_question()
    assert "1 of its 301 entries is damaged; the others are as you saved them." in sufferer.says
    sufferer.press_escape()


def _words(sufferer: Sufferer) -> list[str]:
    window = sufferer.window
    return [one.text() for one in window.findChildren(QLabel) if one.isVisibleTo(window)]


def test_until_it_is_decided_the_pages_say_why_they_are_empty(sufferer: Sufferer) -> None:
    sufferer.fill()
    pages = pages_of_entries(sufferer.path)
    blot(sufferer.path, start_of(pages[len(pages) // 2]))
    sufferer.start()
    sufferer.wait_for_question()
    sufferer.press_escape()
    assert sufferer.banner_names == ("damage",)
    assert "No chart can be drawn while part of your journal cannot be read." in _words(sufferer)
    sufferer.choose("view_answers")
    assert "No answer can be given while part of your journal cannot be read." in _words(sufferer)
    sufferer.take_keys()
    sufferer.window.form.focus()
    sufferer.keys("4\n")
    assert sufferer.status.startswith("Saved")
    sufferer.click("What can be done…")
    sufferer.click(MEND)
    sufferer.wait_for_report()
    assert "with 3 newer entries added." in sufferer.says
    assert texts(sufferer.entries) == [*texts(OLD + NEW), ""]
    sufferer.click("Close")
    sufferer.wait_for_chart()
