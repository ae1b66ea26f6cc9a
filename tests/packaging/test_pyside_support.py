"""PySide's own Python modules in a package: compiled, found, and as good as those inside it."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.packaging.conftest import script

#: Where they come from, then what PySide says with their help.
_TRY = """
import sys
from PySide6.QtCore import QSize
print(sys.modules["shibokensupport.signature.parser"].__file__)
try:
    QSize("wide", "high")
except TypeError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with shiboken6 as it lies in a package."""
    folder = tmp_path_factory.mktemp("packed")
    spec = find_spec("shiboken6")
    assert spec is not None
    assert spec.origin is not None
    shutil.copytree(Path(spec.origin).parent, folder / "shiboken6")
    script("pyside_support.py", folder / "shiboken6" / "files.dir")
    return folder


def _try(environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _TRY],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_they_are_found_and_do_the_same(packed: Path) -> None:
    inside, *said_inside = _try({})
    beside, *said_beside = _try({"PYTHONPATH": str(packed)})
    assert not inside.startswith("/")
    assert beside == str(packed / "shiboken6/files.dir/shibokensupport/signature/parser.pyc")
    assert said_beside == said_inside
    assert "QSize" in "".join(said_inside)


def test_they_are_compiled_and_say_nothing_of_where(packed: Path) -> None:
    files = [one for one in (packed / "shiboken6" / "files.dir").rglob("*") if one.is_file()]
    assert len(files) > 10
    assert {one.suffix for one in files} == {".pyc"}
    assert not [one for one in files if b"/tmp" in one.read_bytes()]


def test_a_folder_from_a_build_before_is_replaced(tmp_path: Path) -> None:
    old = tmp_path / "files.dir" / "old.py"
    old.parent.mkdir()
    old.touch()
    script("pyside_support.py", old.parent)
    assert not old.exists()
