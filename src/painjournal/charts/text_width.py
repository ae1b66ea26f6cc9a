"""How wide words are, before they are drawn."""

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from painjournal.charts.look import Look


def width_of(text: str, size: float, look: Look) -> float:
    """The width of a line of text of `size`, both in points of 1/72 inch."""
    font = FontProperties(family=[look.font, "DejaVu Sans"], size=size)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def shortened(text: str, size: float, look: Look, room: float) -> str:
    """As much of a text as fits into `room` points, with "…" for the rest of it."""
    if width_of(text, size, look) <= room:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width_of(f"{text[:middle].rstrip()}…", size, look) <= room:
            fits = middle
        else:
            too_long = middle
    return f"{text[:fits].rstrip()}…"
