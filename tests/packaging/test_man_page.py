"""The man page says all that the program takes, and nothing else."""

import re

import pytest

from painjournal.charts.names import SHORT_NAMES
from painjournal.cli.commands import COMMANDS
from painjournal.cli.experiment_commands import STEPS
from painjournal.cli.parser import parse
from tests.packaging.conftest import LINUX, run, tool

_ALL = [*(COMMANDS.keys() - {"experiment"}), *(f"experiment {step}" for step in STEPS)]
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


@pytest.fixture(scope="module")
def page() -> str:
    """The page as a terminal of endless width shows it, without bold letters."""
    shown = run(tool("mandoc", "mandoc"), "-T", "utf8", "-O", "width=999", LINUX / "painjournal.1")
    return re.sub(r".\x08", "", shown)


def _options(capsys: pytest.CaptureFixture[str], *command: str) -> set[str]:
    with pytest.raises(SystemExit):
        parse([*command, "--help"])
    return set(_OPTION.findall(capsys.readouterr().out))


def test_it_is_written_as_man_pages_are() -> None:
    page = LINUX / "painjournal.1"
    assert run(tool("mandoc", "mandoc"), "-T", "lint", "-W", "warning", page) == ""


def test_every_option_is_on_it_and_no_other(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    taken = _options(capsys)
    for command in _ALL:
        taken |= _options(capsys, *command.split())
    assert set(_OPTION.findall(page)) == taken


def test_every_command_has_its_place_with_its_own_options(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = _options(capsys, "check")
    for command in _ALL:
        lines = re.findall(rf"^     {command}(?: .*)?$", page, re.MULTILINE)
        assert lines, command
        own = _options(capsys, *command.split()) - shared
        assert own <= set(_OPTION.findall(" ".join(lines))), command


def test_every_chart_is_named(page: str) -> None:
    (line,) = (line for line in page.splitlines() if "The charts are" in line)
    assert set(SHORT_NAMES) <= set(re.findall(r"[a-z-]+", line.split("The charts are")[1]))
