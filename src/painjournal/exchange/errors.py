"""What can be wrong with a file that a person gives us."""

from pathlib import Path


class ImportFailed(Exception):
    """A file cannot be imported; nothing was changed.

    `sentence` names the file and, where they are known, the row (as a spreadsheet counts
    it: the header is row 1) and the field.
    """

    def __init__(
        self, path: Path, reason: str, row: int | None = None, field: str | None = None
    ) -> None:
        where = [path.name]
        if row is not None:
            where.append(f"row {row}")
        if field is not None:
            where.append(field)
        self.sentence = f"{', '.join(where)}: {reason}"
        self.row = row
        self.field = field
        super().__init__(self.sentence)
