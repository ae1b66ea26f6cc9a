"""The look of every widget: one style sheet and one palette from the Look's colours."""

from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from painjournal.charts.look import Look

_SHEET = """
QWidget {{ color: {ink}; }}
QMainWindow, QScrollArea, #workspace, #left, #right, #pages > QWidget {{ background: {window}; }}
QFrame[kind="card"] {{ background: {card}; border: 1px solid {edge}; border-radius: 10px; }}
QFrame[kind="banner"] {{
    background: {unknown}; border: 1px solid {edge}; border-left: 4px solid {accent};
    border-radius: 7px;
}}
QLabel {{ background: transparent; }}
#charts_scroll, #charts_inner, #answers_scroll, #answers_inner {{ background: {card}; }}
QLabel[kind="heading"] {{ font-size: {large}pt; font-weight: bold; }}
QLabel[kind="verdict"] {{ font-size: {huge}pt; }}
QLabel[kind="label"] {{ font-weight: bold; }}
QLabel[kind="label"]:disabled {{ color: {quiet}; font-weight: normal; }}
QLabel[kind="quiet"] {{ color: {quiet}; }}
QLabel[kind="complaint"] {{ color: {alert}; font-weight: bold; }}

QPushButton {{
    background: {card}; border: 1px solid {edge}; border-radius: 7px;
    min-height: 30px; padding: 2px 10px;
}}
QPushButton:hover {{ border-color: {accent}; }}
QPushButton:focus {{ border: 2px solid {accent}; outline: none; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[kind="choice"] {{ min-height: 38px; min-width: 20px; padding: 2px 3px; }}
QPushButton[kind="choice"]:checked {{
    background: {accent}; color: {on_accent}; border-color: {accent};
}}
QPushButton[kind="choice"]:checked:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="range"] {{ min-height: 30px; min-width: 20px; padding: 2px 11px; }}
QPushButton[kind="range"]:checked {{
    background: {accent}; color: {on_accent}; border-color: {accent};
}}
QPushButton[kind="range"]:checked:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="tab"] {{
    background: transparent; border: none; border-bottom: 3px solid {grid}; border-radius: 0px;
    color: {quiet}; min-height: 30px; padding: 0px 9px;
}}
QPushButton[kind="tab"]:hover {{ color: {accent}; }}
QPushButton[kind="tab"]:checked {{ color: {ink}; border-bottom-color: {accent}; }}
QPushButton[kind="tab"]:focus {{ color: {accent}; background: {window}; }}
QPushButton[kind="step"] {{ min-height: 38px; min-width: 20px; padding: 2px 1px; }}
QPushButton[kind="small"] {{ min-height: 30px; min-width: 26px; padding: 2px 4px; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; border-color: {accent};
    min-height: 40px; font-size: {medium}pt; font-weight: bold;
}}
QPushButton[kind="primary"]:disabled {{ background: {grid}; color: {quiet}; border-color: {edge}; }}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {ink}; }}
QPushButton[kind="plain"] {{ min-height: 40px; }}
QPushButton[kind="link"] {{
    background: transparent; border: 1px solid transparent; color: {accent};
    min-height: 22px; padding: 0 4px; text-align: left; font-weight: bold;
}}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-color: {accent}; }}
QPushButton[kind="sign"] {{
    background: transparent; border: 1px solid transparent; color: {quiet};
    min-height: 22px; min-width: 22px; padding: 0px;
}}
QPushButton[kind="sign"]:hover {{ color: {accent}; }}
QPushButton[kind="sign"]:focus {{ border-color: {accent}; }}
QPushButton[kind="day"] {{ min-height: 38px; min-width: 20px; padding: 1px; }}
QPushButton[kind="day"][unknown="true"] {{ border-style: dashed; color: {quiet}; }}
QPushButton[kind="day"][walked="true"] {{ background: {unknown}; font-weight: bold; }}

QLineEdit, QSpinBox, QTimeEdit, QComboBox, QPlainTextEdit {{
    background: {card}; border: 1px solid {edge}; border-radius: 7px; padding: 2px 6px;
    min-height: 30px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QSpinBox {{ min-height: 38px; padding: 2px 2px; }}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
    width: 0px; border: none;
}}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QLineEdit:focus, QSpinBox:focus, QTimeEdit:focus, QComboBox:focus,
QPlainTextEdit:focus {{ border: 2px solid {accent}; }}
QLineEdit:focus {{ padding: 1px 5px; }}
QLineEdit[refused="true"] {{ border: 2px solid {alert}; padding: 1px 5px; }}
QSpinBox:disabled, QTimeEdit:disabled {{ color: {faint}; }}
QCheckBox, QRadioButton {{ min-height: 24px; spacing: 8px; color: {ink}; }}
QRadioButton {{ font-weight: bold; }}
QRadioButton:disabled {{ color: {quiet}; font-weight: normal; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: 16px; height: 16px; background: {card}; border: 1px solid {quiet}; border-radius: 4px;
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {accent}; }}
QCheckBox::indicator:checked {{ image: url({tick}); }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; width: 14px; height: 14px; }}

QProgressBar {{
    background: {unknown}; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}

QTabWidget::pane {{ border: none; }}
QTabBar {{ font-size: {medium}pt; }}
QTabBar::tab {{
    background: transparent; color: {quiet}; padding: 7px 14px; margin-right: 6px;
    border: none; border-bottom: 3px solid transparent;
}}
QTabBar::tab:selected {{ color: {ink}; border-bottom-color: {accent}; }}
QTabBar::tab:hover {{ color: {accent}; }}
QTabBar::tab:focus {{ color: {accent}; border-bottom-color: {accent}; }}

QTableView {{
    background: {card}; alternate-background-color: {window}; border: 1px solid {card};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QTableView:focus {{ border: 1px solid {accent}; }}
QTableView::item {{ padding: 0 5px; }}
QListView[kind="list"] {{
    background: {card}; border: 1px solid {edge}; border-radius: 7px; padding: 4px;
}}
QHeaderView::section {{
    background: {card}; color: {quiet}; border: none; border-bottom: 1px solid {edge};
    padding: 6px 8px; font-weight: bold;
}}
QHeaderView::up-arrow, QHeaderView::down-arrow {{
    subcontrol-position: top center; width: 9px; height: 9px;
}}
QMenuBar {{ background: {window}; padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 10px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected, QMenu::item:selected {{ background: {accent}; color: {on_accent}; }}
QMenu {{ background: {card}; border: 1px solid {edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 14px; border-radius: 5px; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {grid}; margin: 4px 8px; }}
QMessageBox[kind="question"] QLabel#qt_msgbox_label {{
    font-size: {medium}pt; font-weight: bold;
}}
QMessageBox[kind="question"] QLabel#qt_msgbox_informativelabel {{ min-width: 30em; }}
QMessageBox, QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QFrame[kind="popup"] {{ background: {card}; border: 1px solid {edge}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {window}; }}
QCalendarWidget QToolButton {{
    background: transparent; border: none; border-radius: 5px; padding: 4px 8px;
    font-weight: bold;
}}
QCalendarWidget QToolButton:disabled {{ color: {faint}; }}
QCalendarWidget QToolButton:hover {{ background: {unknown}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{
    background: {card}; alternate-background-color: {window}; border: none;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QCalendarWidget QAbstractItemView:disabled {{ color: {faint}; }}
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {edge}; padding: 4px; }}
"""


def apply_look(application: QApplication, look: Look, arrow: Path) -> None:
    """Dress the whole program; `arrow` is the picture on fields that fold out.

    Beside it lies the tick of check boxes.
    """
    application.setPalette(_palette(look))
    colours = {name: getattr(look, name) for name in look.__slots__}
    scales = {"medium": 1.1, "large": 1.3, "huge": 1.6}
    sizes = {name: f"{look.text_points * scale:.1f}" for name, scale in scales.items()}
    pictures = {"arrow": arrow.as_posix(), "tick": arrow.with_name("tick.svg").as_posix()}
    application.setStyleSheet(_SHEET.format(**colours, **sizes, **pictures))


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: look.window,
        roles.Base: look.card,
        roles.AlternateBase: look.window,
        roles.Button: look.card,
        roles.Mid: look.edge,
        roles.WindowText: look.ink,
        roles.Text: look.ink,
        roles.ButtonText: look.ink,
        roles.ToolTipBase: look.card,
        roles.ToolTipText: look.ink,
        roles.PlaceholderText: look.quiet,
        roles.Highlight: look.accent,
        roles.HighlightedText: look.on_accent,
        roles.Link: look.accent,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.faint))
    return palette
