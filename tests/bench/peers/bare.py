"""A bare Qt form: a number, a line, a button."""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

application = QApplication(sys.argv[:1])
form = QWidget()
line = QLineEdit()
layout = QVBoxLayout(form)
for widget in (QSpinBox(), line, QPushButton("Save")):
    layout.addWidget(widget)
line.setFocus()
form.show()
sys.exit(application.exec())
