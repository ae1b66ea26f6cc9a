"""The pages on the right of the window, each with its tab."""

from collections.abc import Mapping

from PySide6.QtWidgets import QTabWidget, QWidget

from painjournal.ui.widgets.named import named


def page_tabs(pages: Mapping[str, QWidget]) -> QTabWidget:
    """Pages by what their tabs say, the first one in front."""
    tabs = named(QTabWidget(), "pages", "Pages")
    tabs.setDocumentMode(True)
    named(tabs.tabBar(), "page_tabs", "Pages").setDrawBase(False)
    for text, page in pages.items():
        tabs.addTab(page, text)
    return tabs
