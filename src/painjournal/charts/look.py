"""The colours and sizes of the whole program, light and dark; a plain value, no toolkit."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb, and the size of text.

    `forward` and `backward` are Okabe-Ito colours, which people with any colour vision can
    tell apart; hatching tells them apart in print. `text_points` is the
    size of ordinary text; `font` its family, where the chart can use it.
    """

    window: str
    card: str
    edge: str
    ink: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    grid: str
    unknown: str
    alert: str
    forward: str
    backward: str
    hatch: str
    text_points: float = 10.0
    font: str = "DejaVu Sans"

    def sized(self, text_points: float, font: str) -> "Look":
        """The same colours with another text."""
        return replace(self, text_points=text_points, font=font)


LIGHT = Look(
    window="#f5f4ef",
    card="#ffffff",
    edge="#d3d0c4",
    ink="#20242a",
    quiet="#5b6069",
    faint="#a8a598",
    accent="#1f5f5b",
    accent_hover="#184b48",
    on_accent="#ffffff",
    grid="#e6e4dc",
    unknown="#efece2",
    alert="#9a3412",
    forward="#0072b2",
    backward="#d55e00",
    hatch="#ffffff",
)
DARK = Look(
    window="#1b1e22",
    card="#24282d",
    edge="#454b53",
    ink="#e9e7e1",
    quiet="#b0b4ba",
    faint="#6c737b",
    accent="#7cc4bb",
    accent_hover="#93d3cb",
    on_accent="#10201f",
    grid="#353a41",
    unknown="#2f343a",
    alert="#f4a37c",
    forward="#56b4e9",
    backward="#e69f00",
    hatch="#24282d",
)
