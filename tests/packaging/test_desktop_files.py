"""The menu entry, the file type and the metainfo: sound, of one mind, and true of the program."""

import gzip
import os
import subprocess
import sys
import tomllib
from configparser import ConfigParser
from pathlib import Path
from shutil import copyfile
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from painjournal import __version__
from painjournal.storage.opening import open_journal
from tests.packaging.conftest import APP_ID, LINUX, ROOT, run, tool

_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def entry(share: Path) -> dict[str, str]:
    """The keys of the menu entry."""
    parser = ConfigParser(interpolation=None, delimiters=["="])
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(share / "applications" / f"{APP_ID}.desktop", "utf-8")
    return dict(parser["Desktop Entry"])


@pytest.fixture(scope="module")
def metainfo(share: Path) -> ET.Element:
    return _root(share / "metainfo" / f"{APP_ID}.metainfo.xml")


@pytest.fixture(scope="module")
def mime_type(share: Path) -> ET.Element:
    (found,) = _root(share / "mime" / "packages" / f"{APP_ID}.xml")
    return found


@pytest.fixture(scope="module")
def project() -> dict[str, object]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def test_the_menu_entry_is_valid(share: Path) -> None:
    checker = tool("desktop-file-validate", "desktop-file-utils")
    assert run(checker, "--warn-kde", share / "applications" / f"{APP_ID}.desktop") == ""


def test_the_metainfo_is_valid_to_the_last_remark(share: Path) -> None:
    checker = tool("appstreamcli", "appstream")
    file = share / "metainfo" / f"{APP_ID}.metainfo.xml"
    said = run(checker, "validate", "--no-net", "--pedantic", "--strict", "--no-color", file)
    assert "Validation was successful." in said
    assert len(said.splitlines()) == 1


def test_the_menu_entry_starts_the_command_that_is_installed(
    entry: dict[str, str], project: dict[str, object]
) -> None:
    command, argument = entry["Exec"].split()
    assert list(project["scripts"]) == [command]  # type: ignore[call-overload]
    assert argument == "%f"


def test_all_say_the_same(
    entry: dict[str, str],
    metainfo: ET.Element,
    mime_type: ET.Element,
    project: dict[str, object],
) -> None:
    assert metainfo.findtext("id") == APP_ID == entry["Icon"]
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert metainfo.findtext("name") == entry["Name"] == "Pain Journal"
    assert metainfo.findtext("provides/mediatype") == mime_type.get("type")
    assert entry["MimeType"] == f"{mime_type.get('type')};"
    assert metainfo.findtext("categories/category") == entry["Categories"].removesuffix(";")
    assert metainfo.findtext("project_license") == project["license"]
    assert metainfo.findtext("provides/binary") == entry["Exec"].split()[0]


def test_every_address_is_at_the_home_that_the_id_names(metainfo: ET.Element) -> None:
    """Who publishes it elsewhere changes one name in all of them."""
    host, owner, name = APP_ID.split(".")[1:]
    places = (f"https://{host}.com/{owner}/{name}", f"https://raw.{host}usercontent.com/{owner}/")
    urls = [element.text or "" for tag in ("url", "image") for element in metainfo.iter(tag)]
    assert urls
    assert all(url.startswith(places) for url in urls)


def test_every_picture_in_the_metainfo_is_in_the_repository_with_its_size(
    metainfo: ET.Element,
) -> None:
    for element in metainfo.iter("image"):
        path = ROOT / (element.text or "").split("/main/")[1]
        with Image.open(path) as picture:
            assert picture.size == (int(element.get("width", 0)), int(element.get("height", 0)))


def test_the_newest_release_is_this_program(metainfo: ET.Element) -> None:
    newest = metainfo.find("releases/release")
    assert newest is not None
    assert newest.get("version") == __version__
    assert [item.text for item in newest.iter("li")]


def test_every_icon_that_is_named_is_there(share: Path, mime_type: ET.Element) -> None:
    element = mime_type.find(f"{_MIME}icon")
    assert element is not None
    for kind, name in (("apps", APP_ID), ("mimetypes", element.get("name"))):
        assert (share / f"icons/hicolor/scalable/{kind}/{name}.svg").is_file()
        assert (share / f"icons/hicolor/48x48/{kind}/{name}.png").is_file()


def test_a_journal_is_known_by_its_content_and_an_encrypted_one_by_its_name(
    share: Path, tmp_path: Path
) -> None:
    plain, renamed = tmp_path / "mine.painjournal", tmp_path / "copy of mine"
    open_journal(plain).close()
    copyfile(plain, renamed)
    encrypted, other = tmp_path / "secret.painjournal", tmp_path / "other"
    encrypted.write_bytes(os.urandom(8192))
    other.write_bytes(plain.read_bytes()[:68] + b"NOPE" + plain.read_bytes()[72:])
    code = (
        "import sys; from PySide6.QtCore import QMimeDatabase; types = QMimeDatabase();"
        "print(*(types.mimeTypeForFile(path).name() for path in sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, plain, renamed, encrypted, other],
        env=os.environ | {"XDG_DATA_DIRS": str(share)},
        capture_output=True,
        text=True,
        check=True,
    )
    ours = "application/x-painjournal"
    assert done.stdout.split()[:3] == [ours, ours, ours]
    assert done.stdout.split()[3] != ours


def test_the_man_page_is_installed_packed(share: Path) -> None:
    packed = (share / "man" / "man1" / "painjournal.1.gz").read_bytes()
    assert gzip.decompress(packed) == (LINUX / "painjournal.1").read_bytes()


def _root(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 (a file of our own)
