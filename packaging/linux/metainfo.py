"""What a software centre shows of Pain Journal: the metainfo file with its releases."""

from pathlib import Path
from xml.etree import ElementTree as ET

from changes import Release, releases

WITHOUT_RELEASES = Path(__file__).with_name("io.github.painjournal.painjournal.metainfo.xml")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def metainfo() -> bytes:
    """The file as it is installed."""
    root = ET.parse(WITHOUT_RELEASES).getroot()  # noqa: S314 (a file of our own)
    listed = ET.SubElement(root, "releases")
    for release in releases():
        _add(listed, release)
    ET.indent(root)
    return f"{_DECLARATION}\n{ET.tostring(root, 'unicode')}\n".encode()


def _add(listed: ET.Element, release: Release) -> None:
    kind = "stable" if release.is_out else "development"
    day = release.built.date().isoformat()
    made = ET.SubElement(listed, "release", version=release.version, date=day, type=kind)
    items = ET.SubElement(ET.SubElement(made, "description"), "ul")
    for change in release.changes:
        ET.SubElement(items, "li").text = change
