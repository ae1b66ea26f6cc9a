"""The wheel and the source archive: what pip puts into an environment of its own."""

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from painjournal import __version__
from tests.packaging.conftest import ROOT, run

_BUILD = (
    "import sys; from setuptools import build_meta; print(getattr(build_meta, sys.argv[1])('dist'))"
)
#: The libraries of this environment, but not the program, which a .pth file of its own finds here.
_LIBRARIES = "import sys; sys.path.append({site!r})\n"


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel, installed where nothing of the source tree is found."""

    programs: Path
    home: Path

    def output(self, name: str, *arguments: str | Path) -> str:
        """What one of its programs prints."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }
        return subprocess.run(
            [self.programs / name, *arguments],
            cwd=self.home,
            env=environment,
            check=True,
            text=True,
            stdout=subprocess.PIPE,
        ).stdout


def _built(hook: str, source: Path) -> Path:
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, hook], cwd=source, check=True, text=True, capture_output=True
    )
    return source / "dist" / done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive, made of what git would commit."""
    source = tmp_path_factory.mktemp("source")
    listed = run("git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard")
    for name in listed.splitlines():
        if (ROOT / name).exists():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    return _built("build_sdist", source)


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made of the source archive, as pip would."""
    folder = tmp_path_factory.mktemp("unpacked")
    run("tar", "-xf", sdist, "-C", folder)
    (source,) = folder.iterdir()
    return _built("build_wheel", source)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in a fresh environment, with the libraries of this one."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-index", "--no-deps", wheel)
    (site,) = folder.glob("lib/python3*/site-packages")
    libraries = next(path for path in sys.path if Path(path).name == "site-packages")
    (site / "libraries.pth").write_text(_LIBRARIES.format(site=libraries))
    (folder / "home").mkdir()
    return Installed(folder / "bin", folder / "home")


def test_the_wheel_holds_the_program_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"painjournal", f"painjournal-{__version__}.dist-info"}
    packed = {name for name in names if name.startswith("painjournal/")}
    source = {
        f"painjournal/{path.relative_to(ROOT / 'src/painjournal')}"
        for path in (ROOT / "src/painjournal").rglob("*.py")
    }
    resources = {
        f"painjournal/resources/{path.name}"
        for path in (ROOT / "resources").iterdir()
        if path.suffix in (".py", ".svg", ".png")
    }
    assert packed == source | resources


def test_the_installed_program_logs_and_draws_its_window(
    installed: Installed, tmp_path: Path
) -> None:
    here = installed.output("python", "-c", "import painjournal; print(painjournal.__file__)")
    assert Path(here.strip()).is_relative_to(installed.programs.parent)
    assert installed.output("painjournal", "log", "--backward", "20", "--pain", "4")
    installed.output("painjournal", "export", tmp_path / "all.csv")
    assert ",0,20,,4," in (tmp_path / "all.csv").read_text()
    picture = tmp_path / "window.png"
    installed.output("painjournal-gui", "--screenshot", picture)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_libraries_that_the_wheel_asks_for_are_there(installed: Installed) -> None:
    assert "No broken requirements" in installed.output("python", "-m", "pip", "check")
