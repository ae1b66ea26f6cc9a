"""What Windows gets: two programs in one folder, an installer that knows them, icons, a version."""

import re
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from PIL import Image
from PIL.IcoImagePlugin import IcoImageFile

from painjournal import __version__
from tests.packaging.conftest import APP_ID, ROOT
from tests.packaging.spec import Asked, run_spec

_FOLDER = ROOT / "packaging" / "windows"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return run_spec("win32", tmp_path / "work", monkeypatch)


@pytest.fixture(scope="module")
def installer() -> dict[str, list[dict[str, str]]]:
    """The installer's sections: their lines, each as its words by their names."""
    text = (_FOLDER / "painjournal.iss").read_text("utf-8")
    names: dict[str, str] = {}
    sections: dict[str, list[dict[str, str]]] = {}
    for line in text.splitlines():
        if line.startswith("#define"):
            _, name, value = line.split(" ", 2)
            names[name] = value.strip('"')
        elif line.startswith("["):
            lines = sections[line.strip("[]")] = []
        elif line and not line.startswith(";"):
            lines.append(_words(re.sub(r"\{#(\w+)\}", lambda found: names[found[1]], line)))
    return sections


def _words(line: str) -> dict[str, str]:
    """A line `Name: "value"; …`, or a line `Name=value`."""
    if re.match(r"\w+=", line):
        return dict([line.split("=", 1)])
    pairs = re.findall(r'(\w+): (?:"((?:[^"]|"")*)"|([^;"]*))(?:; |$)', line)
    return {name: quoted.replace('""', '"') or plain for name, quoted, plain in pairs}


@pytest.fixture(scope="module")
def setup(installer: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    return {name: value for line in installer["Setup"] for name, value in line.items()}


def test_the_command_has_a_console_and_the_window_none(asked: Asked) -> None:
    consoles = {name: kept["console"] for name, kept in asked.programs.items()}
    assert consoles == {"painjournal": True, "painjournal-gui": False}
    assert asked.bundle is None


def test_each_program_carries_both_icons_in_every_size(asked: Asked) -> None:
    for kept in asked.programs.values():
        assert [Path(icon).name for icon in kept["icon"]] == ["painjournal.ico", "journal.ico"]
        for icon in kept["icon"]:
            with Image.open(icon) as opened:
                assert isinstance(opened, IcoImageFile)
                assert opened.ico.sizes() == {(px, px) for px in (16, 24, 32, 48, 64, 128, 256)}


def test_windows_is_told_the_name_and_the_version(asked: Asked) -> None:
    def parts(*given: Any, **named: Any) -> Any:
        return given or named

    text = Path(asked.programs["painjournal-gui"]["version"]).read_text("utf-8")
    words = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    given = dict.fromkeys([*words, "VarFileInfo", "VarStruct"], parts)
    resource = eval(text, given)  # noqa: S307 (as PyInstaller does)
    numbers = resource["ffi"]["filevers"]
    assert ".".join(map(str, numbers)).startswith(f"{__version__}.")
    assert len(numbers) == 4
    ((_, strings),) = resource["kids"][0][0]
    assert dict(strings)["FileDescription"] == "Pain Journal"
    assert dict(strings)["ProductVersion"] == __version__


def test_the_licences_of_all_that_is_carried_are_carried_too(asked: Asked) -> None:
    text = asked.data["licences.txt"].read_text("utf-8")
    for part in ("Pain Journal", "Qt", "Python", "SQLCipher", "numpy (", "LGPL-3", "GPL-3"):
        assert re.search(rf"^{re.escape(part)}.*\n=+\n\n", text, re.MULTILINE), part
    assert "common-licenses" not in text


def test_the_installer_takes_the_folder_and_the_icon_that_are_built(
    installer: dict[str, list[dict[str, str]]], setup: dict[str, str], asked: Asked
) -> None:
    (files,) = installer["Files"]
    assert _beside(files["Source"]) == ROOT / "dist" / asked.folder / "*"
    icon = _beside(setup["SetupIconFile"])
    # PyInstaller works in build/ and the spec's name
    assert (
        icon == ROOT / "build" / "painjournal" / Path(asked.programs["painjournal"]["icon"][0]).name
    )


def test_every_program_that_the_installer_names_is_built(
    installer: dict[str, list[dict[str, str]]], asked: Asked
) -> None:
    named = set(re.findall(r"([\w-]+)\.exe", str(installer)))
    assert named == {"painjournal-gui"}
    assert named <= set(asked.programs)


def test_a_double_click_opens_a_journal_in_the_window(
    installer: dict[str, list[dict[str, str]]],
) -> None:
    keys = {line["Subkey"]: line["ValueData"] for line in installer["Registry"]}
    kind = keys[r"Software\Classes\.painjournal"]
    window = r"{app}\painjournal-gui.exe"
    assert keys[rf"Software\Classes\{kind}\shell\open\command"] == f'"{window}" "%1"'
    assert keys[rf"Software\Classes\{kind}\DefaultIcon"] == f"{window},1"  # journal.ico
    assert {line["Root"] for line in installer["Registry"]} == {"HKA"}
    owned = [key for key in keys if kind in key]  # which go with the first of them
    for line in installer["Registry"]:
        assert line["Subkey"] in owned[1:] or "uninsdelete" in line["Flags"], line


def test_one_person_installs_it_and_no_journal_is_ever_deleted(
    installer: dict[str, list[dict[str, str]]], setup: dict[str, str]
) -> None:
    assert setup["AppId"] == APP_ID
    assert setup["PrivilegesRequired"] == "lowest"
    assert "UninstallDelete" not in installer
    assert [line["Name"] for line in installer["InstallDelete"]] == [r"{app}\_internal"]


def _beside(path: str) -> Path:
    """A path that the installer's script names from where it is."""
    parts = PureWindowsPath(path).parts
    ups = sum(part == ".." for part in parts)
    return _FOLDER.parents[ups - 1].joinpath(*parts[ups:])
