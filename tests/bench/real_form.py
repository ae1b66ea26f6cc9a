"""The real program with a probe that types a key into it.

The program's own first import comes first, as it does when the program is started.
"""

import painjournal.wiring  # noqa: F401
from painjournal.app import main  # isort: split

from PySide6.QtWidgets import QPushButton, QWidget

from tests.bench.key_probe import KeyProbe


def program_keys() -> None:
    """The real program, with its arguments: the key must choose "Pain 4 of 10"."""

    def find(window: QWidget) -> QWidget:
        buttons = window.findChildren(QPushButton)
        return next(one for one in buttons if one.accessibleName() == "Pain 4 of 10")

    probe = KeyProbe(find, lambda button: bool(button.isChecked()))
    main()
    del probe
