"""The scales of an entry: one place for their limits and their sentences."""

from datetime import date

from painjournal.journal.errors import EntryError

#: Numeric rating scale: 0 "no pain" to 10 "worst imaginable" (Turk 2003, IMMPACT).
NRS = range(11)
#: NRS points: the least that people in lasting pain call slightly better (Salaffi 2004,
#: n = 825).
DIFFERENCE_THAT_MATTERS = 1.0
#: Whole minutes of one walk in one direction: at most a day.
MINUTES = range(1441)
#: Longest note in characters: what every CSV reader takes in one field.
NOTE_LIMIT = 131_072
FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2199, 12, 31)
#: Minutes east of UTC; the widest offset ever in use is under 16 hours.
UTC_OFFSET = range(-16 * 60, 16 * 60 + 1)


def check_date(value: date, field: str = "date") -> None:
    """Raise EntryError unless `value` is a date within the journal's years."""
    if type(value) is not date or not FIRST_DATE <= value <= LAST_DATE:
        years = f"{FIRST_DATE.year} and {LAST_DATE.year}"
        raise EntryError(field, f"The date must lie between {years}.")


def check_nrs(field: str, value: int | None) -> None:
    """Raise EntryError unless `value` is none or a whole number from 0 to 10."""
    if value is not None and (type(value) is not int or value not in NRS):
        raise EntryError(field, "Pain is a whole number from 0 to 10.")


def check_minutes(field: str, value: int | None) -> None:
    """Raise EntryError unless `value` is none or whole minutes up to a day."""
    if value is not None and (type(value) is not int or value not in MINUTES):
        raise EntryError(field, "Minutes are a whole number from 0 to 1440.")


def check_text(field: str, value: str, limit: int = NOTE_LIMIT) -> None:
    """Raise EntryError for text that storage could not give back unchanged."""
    if len(value) > limit:
        raise EntryError(
            field, f"This text has {len(value):,} characters; at most {limit:,} can be kept."
        )
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise EntryError(field, "This text holds a character that cannot be kept; remove it.")
