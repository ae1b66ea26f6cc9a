"""The icons in every size and form."""

import importlib.util
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image
from PIL.IcnsImagePlugin import IcnsImageFile
from PIL.IcoImagePlugin import IcoImageFile

from tests.packaging.conftest import APP_ID, ROOT

_TEAL, _WHITE, _AMBER = (0x1F, 0x5F, 0x5B), (255, 255, 255), (0xF0, 0xA0, 0x60)
_NEAR = 60


@pytest.fixture(scope="module")
def icons() -> ModuleType:
    """The script that draws them."""
    spec = importlib.util.spec_from_file_location("icons", ROOT / "packaging" / "icons.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("px", [16, 22, 24, 32, 48, 64, 128, 256, 512])
@pytest.mark.parametrize("name", [f"apps/{APP_ID}", f"mimetypes/{APP_ID}-journal"])
def test_in_every_size_cover_line_and_footprints_can_be_told_apart(
    share: Path, name: str, px: int
) -> None:
    with Image.open(share / f"icons/hicolor/{px}x{px}/{name}.png") as opened:
        pixels = np.asarray(opened.convert("RGBA")).astype(int)
    assert pixels.shape == (px, px, 4)
    for colour in (_TEAL, _WHITE, _AMBER):
        shown = np.abs(pixels - [*colour, 255]).max(axis=2) <= _NEAR
        assert shown.mean() >= 0.02, colour
    assert (pixels[..., 3] == 0).mean() >= 0.05  # around it


def test_windows_gets_one_file_for_each_with_every_size(icons: ModuleType, tmp_path: Path) -> None:
    icons.draw_windows(tmp_path)
    for name in ("painjournal", "journal"):
        with Image.open(tmp_path / f"{name}.ico") as opened:
            assert isinstance(opened, IcoImageFile)
            assert {16, 24, 32, 48, 256} <= {width for width, _ in opened.ico.sizes()}


def test_macos_gets_one_file_for_each_with_every_size(icons: ModuleType, tmp_path: Path) -> None:
    icons.draw_macos(tmp_path)
    for name in ("painjournal", "journal"):
        with Image.open(tmp_path / f"{name}.icns") as opened:
            assert isinstance(opened, IcnsImageFile)
            assert (512, 512, 2) in opened.info["sizes"]
