"""Tell from a path alone which service copies its folder to other computers, if one does.

Such a program may copy a journal while it is being written, or put back an older state of
it: the one thing left that can damage a file which SQLite keeps whole.
"""

import re
from fnmatch import fnmatchcase
from pathlib import Path

#: How each service calls the folder that it keeps.
_NAMES = {
    r"Dropbox( \(.+\))?": "Dropbox",
    r"OneDrive( ?-.+)?": "OneDrive",
    r"My Drive|Google ?Drive(-.+)?": "Google Drive",
    r"Mobile Documents|iCloud ?Drive": "iCloud Drive",
    r"Nextcloud": "Nextcloud",
    r"ownCloud": "ownCloud",
    r"Syncthing": "Syncthing",
    r"MEGA|MEGAsync": "MEGA",
    r"pCloud ?(Drive|Sync)": "pCloud",
    r"Box( Sync|-.+)?": "Box",
    r"Proton ?Drive(-.+)?": "Proton Drive",
    r"Resilio Sync": "Resilio Sync",
}
#: What each service leaves in it.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".stfolder": "Syncthing",
    ".megaignore": "MEGA",
    ".sync": "Resilio Sync",
}
#: In the home itself these are the programs' own settings, and say nothing about the home.
_SETTINGS = {".dropbox", ".sync"}


def syncing_service(journal: Path) -> str | None:
    """The name of the service that copies the folder of `journal`; none where none is known."""
    for folder in journal.resolve().parents:
        if service := _called(folder) or _marked(folder):
            return service
    return None


def service_to_ask_about(journal: Path) -> str | None:
    """The same, unless the person has said that this journal stays where it is."""
    service = syncing_service(journal)
    if service is None:
        return None
    from painjournal.storage.known import read_known  # the start does not wait for it

    known = read_known(journal)
    return None if known is not None and known.in_synced_folder else service


def _called(folder: Path) -> str | None:
    for name, service in _NAMES.items():
        if re.fullmatch(name, folder.name):
            return service
    if folder.parent.parts[-2:] == ("Library", "CloudStorage"):
        return folder.name.partition("-")[0]  # where macOS puts those of all services
    return None


def _marked(folder: Path) -> str | None:
    ignored = _SETTINGS if folder == Path.home().resolve() else set()
    try:
        hidden = [one.name for one in folder.iterdir() if one.name.startswith(".")]
    except OSError:  # not there yet, or not ours to look into
        return None
    for mark, service in _MARKS.items():
        if any(fnmatchcase(name, mark) for name in hidden if name not in ignored):
            return service
    return None
