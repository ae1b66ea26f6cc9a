"""Tell from a path alone which service copies its folder to other computers, if one does.

Such a program may copy a journal while it is being written, or put back an older state of
it: the one thing left that can damage a file which SQLite keeps whole.
"""

import os
from pathlib import Path

#: How the services call the folder that they keep, up to a bracket or dash after it, as in
#: "Dropbox (Personal)" and "OneDrive - Company".
_NAMES = {
    "Dropbox": "Dropbox",
    "OneDrive": "OneDrive",
    "My Drive": "Google Drive",
    "Google Drive": "Google Drive",
    "GoogleDrive": "Google Drive",
    "Mobile Documents": "iCloud Drive",
    "iCloud Drive": "iCloud Drive",
    "iCloudDrive": "iCloud Drive",
    "Nextcloud": "Nextcloud",
    "ownCloud": "ownCloud",
    "Syncthing": "Syncthing",
    "MEGA": "MEGA",
    "MEGAsync": "MEGA",
    "pCloudDrive": "pCloud",
    "pCloud Drive": "pCloud",
    "pCloudSync": "pCloud",
    "pCloud Sync": "pCloud",
    "Box": "Box",
    "Box Sync": "Box",
    "Proton Drive": "Proton Drive",
    "ProtonDrive": "Proton Drive",
    "Resilio Sync": "Resilio Sync",
}
#: What they leave in it.
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
    ".megaignore": "MEGA",
    ".sync": "Resilio Sync",
}
#: Nextcloud's own database has a number in its name; ownCloud is its elder brother.
_DATABASE = ((".sync_", "._sync_"), ".db", "Nextcloud")
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


def kept_at(journal: Path) -> Path:
    """Where the journal is that belongs at `journal`: elsewhere, once it was moved out of there."""
    seen = set()
    while journal not in seen:
        seen.add(journal)
        written_ns = _written_ns(journal)
        if written_ns is not None and syncing_service(journal) is None:
            break  # where it went from was synced
        from painjournal.storage.known import read_known

        known = read_known(journal)
        if known is None or known.moved_to is None or written_ns not in (None, known.left_ns):
            break
        journal = Path(known.moved_to)
    return journal


def _written_ns(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # not there, or nobody may look
        return None


def _called(folder: Path) -> str | None:
    name = folder.name
    if folder.parent.parts[-2:] == ("Library", "CloudStorage"):
        name = name.partition("-")[0]  # where macOS puts those of all services
        return _NAMES.get(name, name)
    return _NAMES.get(name.partition(" (")[0].partition(" - ")[0])


def _marked(folder: Path) -> str | None:
    prefixes, ending, databases_service = _DATABASE
    try:
        with os.scandir(folder) as found:
            names = [one.name for one in found]
    except OSError:  # not there yet, or not ours to look into
        return None
    for name in names:
        if name in _MARKS and not (name in _SETTINGS and folder == Path.home().resolve()):
            return _MARKS[name]
        if name.startswith(prefixes) and name.endswith(ending):
            return databases_service
    return None
