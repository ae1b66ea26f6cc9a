from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.image import imread

from painjournal.charts.catalogue import CHARTS, ChartKind
from painjournal.charts.chart import Chart
from painjournal.charts.look import DARK, LIGHT, Look
from painjournal.charts.picture import PICTURE_SIZE, chart_png, save_chart
from painjournal.journal.errors import JournalError
from tests.charts.drawing import many_days, record_of, view_of

VIEW = view_of(60)
KINDS = pytest.mark.parametrize("kind", CHARTS.values(), ids=CHARTS)


def _chart(kind: ChartKind, look: Look = LIGHT) -> Chart:
    return kind.draw(record_of(many_days(120)), VIEW, look, PICTURE_SIZE)


@pytest.mark.parametrize(
    ("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_chart_becomes_a_file_that_replaces_the_old_one(
    tmp_path: Path, ending: str, magic: bytes
) -> None:
    path = tmp_path / f"chart.{ending}"
    path.write_text("an older picture")
    save_chart(_chart(CHARTS["timeline"]), VIEW, LIGHT, path)
    assert path.read_bytes().startswith(magic)
    assert list(tmp_path.iterdir()) == [path]


def test_a_picture_that_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be written"):
        save_chart(_chart(CHARTS["timeline"]), VIEW, LIGHT, tmp_path / "no" / "chart.png")
    taken = tmp_path / "chart.png"
    taken.mkdir()
    with pytest.raises(JournalError, match="cannot be written"):
        save_chart(_chart(CHARTS["timeline"]), VIEW, LIGHT, taken)
    assert list(tmp_path.iterdir()) == [taken]


@KINDS
def test_the_words_are_in_the_picture(kind: ChartKind, tmp_path: Path) -> None:
    chart = _chart(kind)
    path = tmp_path / "chart.svg"
    save_chart(chart, VIEW, LIGHT, path)
    texts = [node.text or "" for node in ET.parse(path).iter() if node.tag.endswith("}text")]  # noqa: S314
    said = " ".join(" ".join(texts).split())
    days = "Thu 24 Sep 2026 to Sun 22 Nov 2026"
    for words in (chart.question, days, chart.answer, chart.basis):
        assert words in said


@KINDS
@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_no_words_cover_the_chart_or_leave_the_picture(kind: ChartKind, look: Look) -> None:
    chart = _chart(kind, look)
    picture = imread(BytesIO(chart_png(chart, VIEW, look)))
    ground = np.array(to_rgb(look.card))
    edges = (picture[:3], picture[-3:], picture[:, :3], picture[:, -3:])
    for edge in edges:  # the ground goes all around, and nothing is cut off by it
        assert np.abs(edge[..., :3] - ground).max() < 0.02
    figure = chart.figure
    figure.draw_without_rendering()  # at the size it has on the screen
    words = {chart.question, chart.answer, chart.basis}
    outside = [text for text in figure.texts if " ".join(text.get_text().split()) in words]
    assert len(outside) == 3
    for text in outside:
        box = text.get_window_extent()
        assert box.y1 <= 1 or box.y0 >= figure.bbox.height - 1
        assert box.x1 <= figure.bbox.width
