"""Draw the icons of the program and of its journals in every size that a system asks for.

    python packaging/icons.py linux FOLDER      PNG and SVG for an icon theme such as hicolor
    python packaging/icons.py windows FOLDER    painjournal.ico and journal.ico
    python packaging/icons.py macos FOLDER      painjournal.icns and journal.icns

They are drawn anew for each package, with Qt, and are kept nowhere but as SVG.
"""

import shutil
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).parent
APP_ID = "io.github.painjournal.painjournal"
#: The name under which an icon theme knows each, by the folder of its kind.
THEMED = {"apps": ("painjournal", APP_ID), "mimetypes": ("journal", f"{APP_ID}-journal")}
LINUX_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_PX = (16, 24, 32, 48, 64, 128, 256)
MACOS_PX = (16, 32, 64, 128, 256, 512, 1024)


def master(name: str) -> Path:
    """The drawing for 32 pixels and more."""
    return HERE.parent / "resources" / f"{name}.svg" if name == "painjournal" else _drawing(name)


def drawn(name: str, px: int) -> QImage:
    """An icon as a square of `px` pixels; the small sizes have drawings of their own."""
    drawing, inner = master(name), px
    if px < 22:
        drawing = _drawing(f"{name}-16")
    elif px < 32:  # 24 is the drawing of 22 with a pixel of air around it
        drawing, inner = _drawing(f"{name}-22"), 22
    image = QImage(px, px, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    margin = (px - inner) / 2
    QSvgRenderer(str(drawing)).render(painter, QRectF(margin, margin, inner, inner))
    painter.end()
    return image


def draw_linux(folder: Path) -> None:
    """Fill an icon theme's folder."""
    for kind, (name, themed) in THEMED.items():
        for px in LINUX_PX:
            place = folder / f"{px}x{px}" / kind
            place.mkdir(parents=True, exist_ok=True)
            (place / f"{themed}.png").write_bytes(_png(drawn(name, px)))
        place = folder / "scalable" / kind
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(master(name), place / f"{themed}.svg")


def draw_windows(folder: Path) -> None:
    """One file for the program and one for journals, each with every size."""
    _draw_in_one(folder, "ico", WINDOWS_PX)


def draw_macos(folder: Path) -> None:
    """One file for the program and one for journals, each with every size."""
    _draw_in_one(folder, "icns", MACOS_PX)


def _draw_in_one(folder: Path, ending: str, sizes: tuple[int, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("painjournal", "journal"):
        *smaller, largest = (Image.open(BytesIO(_png(drawn(name, px)))) for px in sizes)
        squares = [(px, px) for px in sizes]
        largest.save(folder / f"{name}.{ending}", append_images=smaller, sizes=squares)


def _drawing(name: str) -> Path:
    return HERE / "icons" / f"{name}.svg"


def _png(image: QImage) -> bytes:
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stubs want a str
    return bytes(kept.data())


DRAWN: dict[str, Callable[[Path], None]] = {
    "linux": draw_linux,
    "windows": draw_windows,
    "macos": draw_macos,
}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in DRAWN:
        sys.exit(__doc__)
    DRAWN[sys.argv[1]](Path(sys.argv[2]))
