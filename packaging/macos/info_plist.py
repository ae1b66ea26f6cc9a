"""What macOS has to know of the program, beside what PyInstaller tells it."""

APP_ID = "io.github.painjournal.painjournal"
JOURNAL_TYPE = f"{APP_ID}.journal"
#: The icon of journals, in the program's folder Resources.
JOURNAL_ICON = "journal.icns"
#: What PySide6 is built for.
_OLDEST_MACOS = "13.0"


def info_plist(version: str) -> dict[str, object]:
    """The keys of Info.plist: the file type is the program's own, and a double-click opens it."""
    return {
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": _OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": JOURNAL_TYPE,
                "UTTypeDescription": "Pain Journal",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeIconFile": JOURNAL_ICON,
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["painjournal"],
                    "public.mime-type": ["application/x-painjournal"],
                },
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Pain Journal",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": JOURNAL_ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [JOURNAL_TYPE],
            }
        ],
    }
