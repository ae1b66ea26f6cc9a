"""What macOS gets: an application that says what it opens, in an image to install it from."""

import os
import plistlib
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from PIL.IcnsImagePlugin import IcnsImageFile

from painjournal import __version__
from tests.packaging.conftest import APP_ID, LINUX, ROOT, run
from tests.packaging.spec import Asked, run_spec

_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return run_spec("darwin", tmp_path / "work", monkeypatch)


@pytest.fixture
def bundle(asked: Asked) -> dict[str, Any]:
    assert asked.bundle is not None
    return asked.bundle


@pytest.fixture
def plist(bundle: dict[str, Any]) -> dict[str, Any]:
    """The keys as they come out of the file."""
    read = plistlib.loads(plistlib.dumps(bundle["info_plist"]))
    assert read == bundle["info_plist"]
    return dict(read)


def test_the_application_has_its_name_its_id_and_its_version(
    asked: Asked, bundle: dict[str, Any], plist: dict[str, Any]
) -> None:
    assert bundle["name"] == "Pain Journal.app"
    assert bundle["bundle_identifier"] == APP_ID
    assert bundle["version"] == plist["CFBundleVersion"] == __version__
    assert re.fullmatch(r"\d+\.\d+", plist["LSMinimumSystemVersion"])
    assert plist["NSHighResolutionCapable"] is True
    assert {name: kept["console"] for name, kept in asked.programs.items()} == {
        "painjournal": False
    }


def test_the_file_type_is_its_own_and_the_same_as_elsewhere(plist: dict[str, Any]) -> None:
    (declared,) = plist["UTExportedTypeDeclarations"]
    (opened,) = plist["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeIdentifier"].startswith(f"{APP_ID}.")
    assert opened["LSHandlerRank"] == "Owner"
    (mime,) = ET.parse(LINUX / f"{APP_ID}.xml").getroot()  # noqa: S314 (our own)
    tags = declared["UTTypeTagSpecification"]
    assert tags["public.mime-type"] == [mime.get("type")]
    glob = mime.find(f"{_MIME}glob")
    assert glob is not None
    assert [f"*.{ending}" for ending in tags["public.filename-extension"]] == [glob.get("pattern")]


def test_every_icon_that_is_named_is_in_the_application_in_every_size(
    asked: Asked, bundle: dict[str, Any], plist: dict[str, Any]
) -> None:
    (declared,) = plist["UTExportedTypeDeclarations"]
    (opened,) = plist["CFBundleDocumentTypes"]
    named = {declared["UTTypeIconFile"], opened["CFBundleTypeIconFile"]}
    assert named <= set(asked.data)
    for icon in (Path(bundle["icon"]), *(asked.data[name] for name in named)):
        with Image.open(icon) as image:
            assert isinstance(image, IcnsImageFile)
            sizes = {width * scale for width, _, scale in image.info["sizes"]}
        assert sizes == {32, 64, 128, 256, 512, 1024}


def test_on_linux_the_folder_is_one_program_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = run_spec("linux", tmp_path / "work", monkeypatch)
    assert asked.programs == {"painjournal": {"exclude_binaries": True, "console": True}}
    assert asked.bundle is None
    assert asked.data == {"files.dir": asked.work / "files.dir"}
    assert [one.name for one in asked.work.iterdir()] == ["files.dir"]


def test_the_image_shows_the_application_beside_where_it_goes(tmp_path: Path) -> None:
    """With stand-ins for what only macOS has."""
    checkout, tools = tmp_path / "checkout", tmp_path / "tools"
    script = checkout / "packaging" / "macos" / "dmg.sh"
    script.parent.mkdir(parents=True)
    script.write_bytes((ROOT / "packaging" / "macos" / "dmg.sh").read_bytes())
    tools.mkdir()
    _tool(tools / "plutil", "echo 1.2.3")
    _tool(tools / "ditto", 'cp -R "$1" "$2"')
    _tool(tools / "hdiutil", 'printf "%s\\n" "$@"; for image; do :; done; ls "$7" >"$image"')
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    refused = subprocess.run(
        ["sh", script], env=environment, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 1
    assert "painjournal.spec" in refused.stderr
    (checkout / "dist" / "Pain Journal.app" / "Contents").mkdir(parents=True)
    run("env", f"PATH={environment['PATH']}", "sh", script)
    (image,) = (checkout / "dist").glob("*.dmg")
    assert image.name == f"painjournal-1.2.3-{os.uname().machine}.dmg"
    shown = checkout / "build" / "dmg"
    assert sorted(path.name for path in shown.iterdir()) == ["Applications", "Pain Journal.app"]
    assert (shown / "Applications").readlink() == Path("/Applications")
    assert (shown / "Pain Journal.app" / "Contents").is_dir()


def _tool(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
