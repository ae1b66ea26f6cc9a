"""The Flatpak: a manifest whose parts are here, a sandbox with no more than a window needs."""

import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.packaging.conftest import APP_ID, ROOT, run, tool

_FOLDER = ROOT / "packaging" / "flatpak"
_MANIFEST = _FOLDER / f"{APP_ID}.yml"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    return dict(yaml.safe_load(_MANIFEST.read_text("utf-8")))


@pytest.fixture(scope="module")
def module(manifest: dict[str, Any]) -> dict[str, Any]:
    (only,) = manifest["modules"]
    return dict(only)


@pytest.fixture(scope="module")
def app(module: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """/app, as the build's own commands fill it; but without installing the program."""
    prefix = tmp_path_factory.mktemp("flatpak") / "app"
    commands = [one for one in module["build-commands"] if not one.startswith("pip3 ")]
    assert len(commands) == len(module["build-commands"]) - 2
    for command in commands:
        here = re.sub(r"(?<=\s)/app\b", str(prefix), command).replace("python3", sys.executable)
        run("env", "-C", ROOT, "sh", "-ec", here)
    return prefix


def test_it_starts_the_program_under_its_id_without_network_or_home(
    manifest: dict[str, Any],
) -> None:
    assert manifest["id"] == APP_ID == _MANIFEST.stem
    assert manifest["command"] == "painjournal"
    granted = {one for one in manifest["finish-args"] if not one.startswith("--persist")}
    assert granted == {"--socket=wayland", "--socket=fallback-x11", "--share=ipc"}


def test_what_it_is_built_of_is_what_the_script_puts_there(module: dict[str, Any]) -> None:
    script = (_FOLDER / "build.sh").read_text("utf-8")
    for source in module["sources"]:
        place = (_FOLDER / source["path"]).resolve().relative_to(ROOT)
        assert re.search(rf"(-C|--dest) {place}\b", script), place
    (pinned,) = (one for one in module["build-commands"] if "--require-hashes" in one)
    assert "--find-links=wheels" in pinned
    assert {source.get("dest") for source in module["sources"]} == {None, "wheels"}
    assert all("--no-index" in one for one in module["build-commands"] if "pip3" in one)


def test_the_desktop_gets_the_menu_entry_and_no_file_type_that_would_come_without_its_files(
    app: Path,
) -> None:
    entry = app / "share" / "applications" / f"{APP_ID}.desktop"
    assert run(tool("desktop-file-validate", "desktop-file-utils"), entry) == ""
    parser = ConfigParser(interpolation=None, delimiters=["="])
    parser.read(entry, "utf-8")
    assert parser["Desktop Entry"]["Exec"] == "painjournal"
    assert "MimeType" not in parser["Desktop Entry"]
    assert (app / "share" / "metainfo" / f"{APP_ID}.metainfo.xml").is_file()
    assert (app / f"share/icons/hicolor/scalable/apps/{APP_ID}.svg").is_file()
    assert "LESSER GENERAL PUBLIC" in (app / "share/doc/painjournal/licences.txt").read_text(
        "utf-8"
    )


def test_the_build_says_what_it_lacks(tmp_path: Path) -> None:
    bare = tmp_path / "bin"
    bare.mkdir()
    for name in ("sh", "dirname", "sed"):
        (bare / name).symlink_to(Path("/usr/bin") / name)
    done = subprocess.run(
        [_FOLDER / "build.sh"], env={"PATH": str(bare)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "Please install flatpak.\n")
