import importlib
import inspect
import pkgutil
from types import FunctionType, ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import painjournal.ui
from painjournal.ui.widgets.overrides import sound_overrides


@sound_overrides
class _Mistaken(QWidget):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        _ = 1 // (event.count() - 1)


def test_a_mistake_in_an_override_is_an_exception_and_no_crash(qtbot: QtBot) -> None:
    widget = _Mistaken()
    qtbot.addWidget(widget)
    with pytest.raises(ZeroDivisionError, match="division"):
        QTest.keyClick(widget, Qt.Key.Key_A)


def _modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(painjournal.ui.__path__, "painjournal.ui.")
    return [importlib.import_module(one.name) for one in found]


@pytest.mark.parametrize("module", _modules(), ids=lambda module: module.__name__)
def test_every_override_is_sound(module: ModuleType) -> None:
    classes = [one for _, one in inspect.getmembers(module, inspect.isclass)]
    for cls in (one for one in classes if one.__module__ == module.__name__):
        inherited = [base for base in cls.__mro__[1:] if base.__module__.startswith("PySide6")]
        for name, method in vars(cls).items():
            if name == "__init__" or not isinstance(method, FunctionType):
                continue
            if any(name in vars(base) for base in inherited):
                assert hasattr(method, "__wrapped__"), f"{cls.__name__}.{name}"
