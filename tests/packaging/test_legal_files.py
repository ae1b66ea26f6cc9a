"""The copyright file names every part of the bundle; the changelog is CHANGELOG.md."""

import re
import subprocess
import sys
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from painjournal import __version__
from tests.packaging.conftest import LINUX, ROOT, script, tool

#: These build the bundle, and are not in it.
_BUILDERS = {"altgraph", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that holds one file of each origin."""
    tool("dpkg-query", "dpkg")
    folder = tmp_path_factory.mktemp("bundle")
    for name in (
        "base_library.zip",
        "libpython3.11.so.1.0",
        "libz.so.1",
        "numpy/version.py",
        "painjournal/resources/arrow.svg",
        "python3.11/lib-dynload/_ssl.so",
        "shiboken6/files.dir/shibokensupport/feature.pyc",
        "_pyi_rth_utils/__init__.pyc",
        "argparse.pyc",
        "json/decoder.pyc",
        "numpy/__init__.pyc",
        "painjournal/app.pyc",
    ):
        file = folder / "_internal" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return folder


@pytest.fixture(scope="module")
def legal(bundle: Path) -> str:
    """The copyright file of a package with that bundle."""
    return script("linux/copyright.py", bundle)


def test_every_bundled_part_is_in_the_copyright_file(legal: str) -> None:
    header, *parts = legal.split("\n\n")
    assert header.startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-")
    fields = re.compile(r"Files: \S.*\nCopyright: \S.*\nLicense: \S.*\n .*\nComment: .+", re.DOTALL)
    assert [part for part in parts if not fields.fullmatch(part.strip())] == []
    named = {_normal(part.rpartition("Comment: ")[2].strip()) for part in parts}
    assert _locked() - _BUILDERS <= named
    assert {"python", "qt", "icu", "sqlcipher", "debian's package zlib1g"} <= named


def test_python_s_own_modules_are_its_own(legal: str) -> None:
    (python,) = (part for part in legal.split("\n\n") if part.rstrip().endswith("Comment: Python"))
    listed = python.split("Copyright: ")[0].replace("Files: ", "").split()
    folder = "opt/painjournal/_internal/"
    assert {folder + "argparse.pyc", folder + "json/*"} <= set(listed)
    assert not [one for one in listed if "numpy" in one or "painjournal/painjournal" in one]


@pytest.mark.parametrize("stranger", ["libnobody.so.7", "nobody.pyc", "numpy/nobody.pyc"])
def test_a_bundle_with_a_file_of_unknown_origin_is_refused(bundle: Path, stranger: str) -> None:
    file = bundle / "_internal" / stranger
    file.touch()
    command = (sys.executable, LINUX / "copyright.py", bundle)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    file.unlink()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Nobody knows where {stranger} is from.\n"


def test_no_licence_that_every_debian_has_is_repeated(legal: str) -> None:
    assert "/usr/share/common-licenses/Apache-2.0" in legal
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION" not in legal
    assert "The GNU General Public License is a free, copyleft license" not in legal


def test_the_changelog_is_what_debian_reads() -> None:
    said = script("linux/changelog.py", "Somebody <somebody@example.org>")
    first, *_, last = said.rstrip().splitlines()
    assert re.fullmatch(rf"painjournal \({re.escape(__version__)}\) \w+; urgency=medium", first)
    assert last.startswith(" -- Somebody <somebody@example.org>  ")
    assert parsedate_to_datetime(last.split("  ")[-1]).tzinfo is not None
    items = re.findall(r"^  \* ", said, re.MULTILINE)
    listed = re.findall(r"^- ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert len(items) == len(listed) > 0
    assert max(map(len, said.splitlines())) <= 80


def _locked() -> set[str]:
    """The names in the bundle's lock that are for this system."""
    lines = (ROOT / "packaging" / "bundle.lock").read_text("utf-8").splitlines()
    needs = [Requirement(line.rstrip(" \\")) for line in lines if line and line[0] != " "]
    return {_normal(need.name) for need in needs if need.marker is None or need.marker.evaluate()}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
