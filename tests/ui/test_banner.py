"""Banners: said once, acted on, closed, stacked."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from painjournal.ui.widgets.banner import Banner
from tests.ui.conftest import Person
from tests.ui.owner import settle
from tests.ui.test_window import check_sizes

_SENTENCE = "This journal can only be read here. Nothing you type is saved."


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What assistive technology is told by banners."""
    said: list[str] = []
    monkeypatch.setattr(
        "painjournal.ui.widgets.banner.announce", lambda _, sentence: said.append(sentence)
    )
    return said


def test_a_banner_says_its_sentence_and_does_what_its_buttons_say(
    person: Person, announced: list[str]
) -> None:
    done: list[str] = []
    actions = {"Choose a place": lambda: done.append("chosen"), "Why": lambda: done.append("why")}
    person.window.shown.show_banner("read_only", _SENTENCE, actions)
    QApplication.processEvents()
    assert person.find(QLabel, "banner_read_only_sentence").text() == _SENTENCE
    assert person.find(Banner, "banner_read_only").accessibleName() == _SENTENCE
    assert announced == [_SENTENCE]
    person.click("Choose a place")
    person.click("Why")
    assert done == ["chosen", "why"]


def test_banners_are_stacked_replaced_and_closed(person: Person, qtbot: QtBot) -> None:
    workspace = person.window.shown
    workspace.show_banner("first", "One thing is so.", {})
    workspace.show_banner("second", "Another thing is so.", {})
    workspace.show_banner("first", "One thing is so no more.", {})
    assert workspace.banners.names == ("first", "second")
    settle()
    first, second = (person.find(Banner, f"banner_{name}") for name in ("first", "second"))
    assert first.accessibleName() == "One thing is so no more."
    assert first.y() < second.y()
    workspace.hide_banner("first")
    workspace.hide_banner("first")
    settle()
    person.click("Close this message")
    assert not workspace.banners.isVisible()


def test_a_banner_may_close_itself(person: Person) -> None:
    workspace = person.window.shown
    workspace.show_banner("ask", "Is it so?", {"Yes": lambda: workspace.hide_banner("ask")})
    QApplication.processEvents()
    person.click("Yes")
    assert workspace.banners.names == ()


@pytest.mark.parametrize("size", [(1280, 820), (900, 640)])
def test_nothing_is_cut_off_under_banners(person: Person, size: tuple[int, int]) -> None:
    person.window.resize(*size)
    for name in ("first", "second"):
        person.window.shown.show_banner(name, _SENTENCE * 3, {"Choose a place": lambda: None})
    QApplication.processEvents()
    check_sizes(person.window)
    label = person.find(QLabel, "banner_first_sentence")
    assert label.height() >= label.heightForWidth(label.width())
