"""What may be done with a chart, in a line under it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from painjournal.ui.widgets.flow_layout import FlowLayout
from painjournal.ui.widgets.named import kind, push_button, rename
from painjournal.ui.widgets.status_line import StatusLine


class ChartLinks(QWidget):
    """Buttons that look like links, and what came of them; whoever knows how connects them."""

    def __init__(self) -> None:
        super().__init__()
        self.as_table = kind(push_button("as_table", self.tr("Show as table")), "link")
        self.as_table.setCheckable(True)
        self.copy = kind(push_button("copy_chart", self.tr("Copy picture")), "link")
        self.save = kind(push_button("save_chart", self.tr("Save picture…")), "link")
        self.marks = kind(push_button("marks", self.tr("Marks…"), "Marks on the charts"), "link")
        self.whole = kind(push_button("whole_chart", self.tr("Whole picture")), "link")
        self.whole.hide()
        self.status = StatusLine("chart_status")
        flow = FlowLayout(4)
        for button in (self.as_table, self.copy, self.save, self.marks, self.whole):
            flow.addWidget(button)
        buttons = QWidget()
        buttons.setLayout(flow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(buttons)
        row.addWidget(self.status, 1)
        self.as_table.toggled.connect(self._on_as_table)

    def follow(self, widget: QWidget) -> None:
        """Come after this widget when Tab is pressed."""
        for button in (self.as_table, self.copy, self.save, self.marks, self.whole):
            QWidget.setTabOrder(widget, button)
            widget = button

    def show_state(self, *, is_example: bool) -> None:
        """An example has no values to read, and nothing to take along."""
        for button in (self.as_table, self.copy, self.save):
            button.setEnabled(not is_example)

    def _on_as_table(self, on: bool) -> None:
        text = self.tr("Show as chart") if on else self.tr("Show as table")
        rename(self.as_table, text, text)
