"""Print CHANGELOG.md as a Debian changelog.

    python packaging/linux/changelog.py 'Name <address>'

The name is the package's maintainer, as its control file has it.
"""

import sys
from email.utils import format_datetime
from textwrap import wrap

from changes import Release, releases

_COLUMNS = 80


def paragraph(release: Release, maintainer: str) -> str:
    """What one version looks like there."""
    items = [
        "\n".join(wrap(change, _COLUMNS, initial_indent="  * ", subsequent_indent="    "))
        for change in release.changes
    ]
    suite = "unstable" if release.is_out else "UNRELEASED"
    return "\n".join(
        [
            f"painjournal ({release.version}) {suite}; urgency=medium",
            "",
            *items,
            "",
            f" -- {maintainer}  {format_datetime(release.built)}",
            "",
        ]
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print("\n".join(paragraph(release, sys.argv[1]) for release in releases()), end="")
