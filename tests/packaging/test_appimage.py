"""The AppImage's folder, made of a Debian package that holds as much as the script looks at."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packaging.conftest import APP_ID, ROOT, run, tool

_BUILD = ROOT / "packaging" / "appimage" / "build.sh"
_PROGRAM = '#!/bin/sh\necho "$0" "$@"\n'
_CONTROL = """\
Package: painjournal
Version: 1.2.3
Architecture: amd64
Maintainer: Nobody <nobody@example.org>
Description: stands for the package
"""


@pytest.fixture
def package(share: Path, tmp_path: Path) -> Path:
    tree = tmp_path / "tree"
    for folder in ("DEBIAN", "opt/painjournal/_internal", "usr/bin", "usr/share/doc/painjournal"):
        (tree / folder).mkdir(parents=True)
    (tree / "DEBIAN/control").write_text(_CONTROL)
    (tree / "opt/painjournal/painjournal").write_text(_PROGRAM)
    (tree / "opt/painjournal/painjournal").chmod(0o755)
    (tree / "usr/bin/painjournal").symlink_to("/opt/painjournal/painjournal")
    shutil.copytree(share, tree / "usr/share", dirs_exist_ok=True)
    made = tmp_path / "painjournal.deb"
    run(tool("dpkg-deb", "dpkg"), "-Znone", "--build", tree, made)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of one as the script needs, and its own dist/ and build/."""
    folder = tmp_path / "checkout"
    for name in ("appimage", "licences"):
        shutil.copytree(ROOT / "packaging" / name, folder / "packaging" / name)
    return folder


def _build(
    checkout: Path, *arguments: str | Path, tools: Path | None = None
) -> subprocess.CompletedProcess[str]:
    path = f"{tools}:{os.environ['PATH']}" if tools else os.environ["PATH"]
    return subprocess.run(
        [checkout / "packaging/appimage/build.sh", *arguments],
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_from_wherever_it_is(package: Path, checkout: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "appimagetool").write_text('#!/bin/sh\ncat "$2" >"$4"; echo "$ARCH" >>"$4"\n')
    (tools / "appimagetool").chmod(0o755)
    runtime = tmp_path / "runtime"
    runtime.write_text("the start\n")
    done = _build(checkout, package, runtime, tools=tools)
    assert (done.returncode, done.stderr) == (0, "")
    (image,) = (checkout / "dist").iterdir()
    assert image.name == "painjournal-1.2.3-x86_64.AppImage"
    assert image.read_text() == "the start\nx86_64\n"
    moved = (checkout / "build/appimage/AppDir").rename(tmp_path / "else where")
    for start in ("AppRun", "usr/bin/painjournal"):
        assert run(moved / start, "a b").split(" ", 1)[1] == "where/" + start + " a b\n"
    internal = moved / "opt/painjournal/_internal"
    assert (internal / "libxcb-cursor.so.0").read_bytes().startswith(b"\x7fELF")
    assert not (internal / "libxcb-cursor.so.0").is_symlink()
    assert (moved / f"{APP_ID}.desktop").is_file()
    assert (moved / f"{APP_ID}.svg").is_file()  # what the menu entry names
    assert (moved / ".DirIcon").read_bytes().startswith(b"\x89PNG")
    texts = {path.name for path in (moved / "usr/share/doc/painjournal").iterdir()}
    assert {"LGPL-3.txt", "libxcb-cursor0"} <= texts


def test_what_is_missing_is_said(package: Path, checkout: Path, tmp_path: Path) -> None:
    assert _build(checkout).stderr == "Please name the package, and the AppImage runtime.\n"
    missing = tmp_path / "runtime"
    assert _build(checkout, package, missing).stderr == f"There is no file {missing}.\n"
    if shutil.which("appimagetool") is None:
        said = _build(checkout, package, package).stderr
        assert said == "Please put appimagetool on the PATH.\n"
    assert not (checkout / "build").exists()
