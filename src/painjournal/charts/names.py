"""The charts' names; known before matplotlib is loaded, which drawing them needs."""

#: Name on the command line and short name on a button, in the order in which they are offered.
SHORT_NAMES = {
    "timeline": "Over time",
    "periods": "Compare",
    "calendar": "Calendar",
    "when": "When it hurts",
    "before-after": "Before and after",
    "minutes": "Minutes",
    "directions": "Directions",
}
