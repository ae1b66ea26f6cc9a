"""What packaging/painjournal.spec asks of PyInstaller on each system, without PyInstaller."""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.packaging.conftest import ROOT


@dataclass
class Asked:
    """The calls in order; `programs` by name."""

    work: Path
    data: dict[str, Path] = field(default_factory=dict)
    programs: dict[str, dict[str, Any]] = field(default_factory=dict)
    folder: str = ""
    bundle: dict[str, Any] | None = None


class _Analysis:
    """PyInstaller's findings: nothing but what the spec names."""

    def __init__(self, asked: Asked, datas: list[tuple[str, str]]) -> None:
        asked.data = {Path(source).name: Path(source) for source, _ in datas}
        self.pure: list[Any] = []
        self.binaries: list[Any] = []
        self.scripts: list[Any] = []
        self.datas = [(Path(source).name, source, "DATA") for source, _ in datas]


def run_spec(system: str, work: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Run the spec as if on `system`, with `work` as PyInstaller's folder for what it makes."""
    asked = Asked(work)
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_data_files=lambda *_, **__: [], collect_submodules=lambda *_, **__: []
    )
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, hooks.__name__, hooks)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "platform", system)

    def program(*_: object, name: str, **kept: object) -> str:
        asked.programs[name] = kept
        return name

    def folder(*parts: object, name: str) -> str:
        assert list(parts[: len(asked.programs)]) == list(asked.programs), "all in one folder"
        asked.folder = name
        return name

    def bundle(of: str, **kept: object) -> None:
        assert of == asked.folder
        asked.bundle = kept

    spec = ROOT / "packaging" / "painjournal.spec"
    given = {
        "SPECPATH": str(spec.parent),
        "workpath": str(work),
        "Analysis": lambda _, *, datas, **__: _Analysis(asked, datas),
        "PYZ": lambda modules: modules,
        "EXE": program,
        "COLLECT": folder,
        "BUNDLE": bundle,
    }
    exec(compile(spec.read_text("utf-8"), spec, "exec"), given)  # noqa: S102 (our own)
    return asked
