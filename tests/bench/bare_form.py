"""A bare Qt form with a probe that types a key into it."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from tests.bench.key_probe import KEY, KeyProbe


def bare_keys() -> None:
    """A bare Qt form: the key must land in its line edit."""
    application = QApplication(sys.argv[:1])
    form = QWidget()
    line = QLineEdit()
    layout = QVBoxLayout(form)
    for widget in (QSpinBox(), line, QPushButton("Save")):
        layout.addWidget(widget)
    line.setFocus()
    probe = KeyProbe(lambda _: line, lambda edit: bool(edit.text() == KEY))
    form.show()
    application.exec()
    del probe
