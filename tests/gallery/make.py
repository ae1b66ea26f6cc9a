"""`make gallery`: a picture of every chart and answer in the window, light and dark, at two sizes.

They go into build/gallery, to be looked at; those that the README, docs/charts.md and software
centres show, also there.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from painjournal.charts.answers.answer_picture import answer_picture, picture_lines
from painjournal.charts.answers.behind import pictures_of
from painjournal.charts.answers.catalogue import ANSWER_CHARTS, HEIGHT
from painjournal.charts.answers.example import example_dose, example_experiment
from painjournal.charts.catalogue import CHARTS
from painjournal.charts.chart import Chart
from painjournal.charts.example import example_record
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.picture import PICTURE_SIZE, save_chart
from painjournal.charts.view import View
from painjournal.journal.edit import Edit
from painjournal.journal.moment import Clock
from painjournal.journal.sample import sample_entries
from painjournal.journal.sample_experiment import sample_experiment
from painjournal.storage.demo import open_sample
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.main_window import MainWindow
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.settings import Settings
from painjournal.ui.widgets.style import apply_look
from tests.bench.machine import ROOT
from tests.bench.window import settle, wait_until

CLOCK = Clock(lambda: datetime(2026, 11, 22, 20, tzinfo=UTC), UTC)
_LOOKS = {"light": LIGHT, "dark": DARK}
#: Where the README and software centres find their pictures of the window.
_SHOWN = {
    "docs/window.png": "timeline-sample-light-large.png",
    "packaging/linux/pictures/answers.png": "answers-sample-light-large.png",
    "packaging/linux/pictures/before-after.png": "before-after-sample-light-large.png",
    "packaging/linux/pictures/calendar.png": "calendar-sample-dark-large.png",
}
_SIZES = {"large": (1280, 820), "small": (900, 600)}


def main() -> None:
    """Draw everything, and say where it is."""
    build = ROOT / "build" / "gallery"
    build.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("Fusion")
    drawn = 0
    for look_name, look in _LOOKS.items():
        apply_look(application, look, ROOT / "resources" / "arrow.svg")
        for size_name, size in _SIZES.items():
            for journal, opened in _JOURNALS.items():
                with _window(opened, look) as window:
                    window.resize(*size)
                    name = f"{{}}-{journal}-{look_name}-{size_name}.png"
                    drawn += _every_chart(window, build, name)
    print(f"{drawn} pictures are in {build}.")
    for shown, name in _SHOWN.items():
        (ROOT / shown).write_bytes((build / name).read_bytes())
    print(f"{_documents(ROOT / 'docs' / 'charts')} charts are in docs/charts.")


def _one(path: Path) -> JournalStore:
    store = open_journal(path)
    store.apply(Edit(added=list(sample_entries(CLOCK))[-1:]))
    return store


_JOURNALS: dict[str, Callable[[Path], JournalStore]] = {
    "sample": lambda path: open_sample(path, CLOCK),
    "one": _one,
    "empty": open_journal,
}


def _every_chart(window: MainWindow, folder: Path, name: str) -> int:
    for kind in CHARTS.values():
        window.charts.show_chart(kind.name)
        settle(200)
        window.grab().save(str(folder / name.format(kind.name)))
    shown: list[bool] = []
    window.answers.shown.connect(lambda: shown.append(True))
    window.shown.show_page(window.answers)
    wait_until(lambda: bool(shown))
    settle(200)
    window.grab().save(str(folder / name.format("answers")))
    return len(CHARTS) + 1


def _documents(folder: Path) -> int:
    """Each chart of the sample journal by itself, with its words."""
    folder.mkdir(parents=True, exist_ok=True)
    record = replace(example_record(), experiments=(sample_experiment(CLOCK),))
    view = View(record.days.first, record.days.last)
    for kind in CHARTS.values():
        shown = kind.fitted(view, record)
        chart = kind.draw(record, shown, LIGHT, PICTURE_SIZE)
        save_chart(chart, shown, LIGHT, folder / f"{kind.name}.png")
    for name, (chart, shown) in _answers(view).items():
        save_chart(chart, shown, LIGHT, folder / f"{name}.png")
    return len(CHARTS) + len(ANSWER_CHARTS)


def _answers(whole: View) -> dict[str, tuple[Chart, View]]:
    """The pictures of a made-up experiment, and of the sample journal's mornings."""
    made_up = example_experiment()
    width, line = PICTURE_SIZE[0], LIGHT.text_points / 72
    answer = answer_picture(made_up, LIGHT, (width, picture_lines(made_up) * line))
    drawn = {
        name: build((width, HEIGHT))
        for one in (made_up, example_dose())
        for name, build in pictures_of(one, LIGHT).items()
    }
    assert made_up.blocks is not None
    days = View(made_up.blocks.first[0], made_up.blocks.last[-1])
    return {
        "answer": (answer, days),
        "experiment-blocks": (drawn["blocks"], days),
        "experiment-chance": (drawn["chance"], days),
        "dose": (drawn["dose"], whole),
    }


@contextmanager
def _window(opened: Callable[[Path], JournalStore], look: Look) -> Iterator[MainWindow]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        settings = Settings(QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat))
        window = MainWindow(
            CLOCK, look, settings, show_sample=lambda: None, choose_look=lambda _: None
        )
        drawn: list[bool] = []
        window.complete()
        window.charts.drawn.connect(lambda: drawn.append(True))
        window.show()
        store = opened(folder / "journal.painjournal")
        window.open(OpenJournal(store, window.shown))
        wait_until(lambda: bool(drawn))
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            settle()
            store.close()


if __name__ == "__main__":
    main()
