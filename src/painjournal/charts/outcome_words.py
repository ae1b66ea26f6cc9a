"""An outcome and its distance from the walking, in words."""

from dataclasses import dataclass

from painjournal.charts.value_words import number, signed
from painjournal.journal.outcome import Outcome


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """How a chart speaks of an outcome that comes `apart` days after the walking.

    `title` names it as seen from the day of the walking ("Pain the next morning"). `noun`
    names the times that have it, `known` those of which the walking is known as well, both
    as one and as many. `method` says how it is made of the ratings.
    """

    apart: int
    question: str
    title: str
    noun: tuple[str, str]
    known: tuple[str, str]
    method: str

    @property
    def before(self) -> str:
        """The day of the walking, as seen from the outcome."""
        if self.apart < 2:
            return ("that day", "the day before")[self.apart]
        return f"{_number(self.apart)} days before"

    @property
    def walked(self) -> str:
        """What tells outcomes of a day with a walk."""
        return f"{_gap(self.apart)}after a day with a walk" if self.apart else "with a walk"

    @property
    def rested(self) -> str:
        """What tells outcomes of a day without a walk, said after `walked`."""
        return self.rested_alone.replace("a walk", "one")

    @property
    def rested_alone(self) -> str:
        """What tells outcomes of a day without a walk."""
        return self.walked.replace("with", "without")


def outcome_words(outcome: Outcome, lag: int) -> OutcomeWords:
    """The words for an outcome, with the walking `lag` days further back."""
    match outcome:
        case Outcome.MORNING:
            return _morning(lag + 1)
        case Outcome.DAY:
            return _day(lag)
        case Outcome.CHANGE:
            return _change(lag)


def outcome_number(value: float, outcome: Outcome) -> str:
    """An outcome to one decimal; a change with its sign."""
    return signed(value) if outcome is Outcome.CHANGE else number(value)


def _morning(apart: int) -> OutcomeWords:
    later = apart > 1
    known = f"{_gap(apart)}after a day with its walking recorded"
    return OutcomeWords(
        apart,
        f"Does it hurt more {_number(apart)} mornings after more walking?"
        if later
        else "Do mornings after more walking hurt more?",
        f"Pain {_number(apart)} mornings later" if later else "Pain the next morning",
        ("morning", "mornings"),
        (f"morning rating {known}", f"morning ratings {known}"),
        "Morning pain is the first rating between 4:00 and 12:00, before any walk.",
    )


def _day(apart: int) -> OutcomeWords:
    known = f"{_gap(apart)}after a day with its walking recorded"
    return OutcomeWords(
        apart,
        f"Does it hurt more {_after(apart)} more walking?"
        if apart
        else "Do days with more walking hurt more?",
        f"Pain {_later(apart)}",
        ("day", "days"),
        (f"rated day {known}", f"rated days {known}")
        if apart
        else ("rated day with its walking recorded", "rated days with their walking recorded"),
        "A day's pain is the mean of its ratings, those before a walk among them.",
    )


def _change(apart: int) -> OutcomeWords:
    known = f", {_gap(apart)}after a day with its walking recorded" if apart else ""
    rated = f"with a walk rated before and after{known}"
    return OutcomeWords(
        apart,
        f"Does pain change more over a walk {_after(apart)} more walking?"
        if apart
        else "Does pain change more on days with more walking?",
        f"Change over a walk {_later(apart)}" if apart else "Change over a walk",
        ("day", "days"),
        (f"day {rated}", f"days {rated}"),
        "Change is pain after − before, the mean of a day's walks; below 0, pain was less after.",
    )


def _number(days: int) -> str:
    return {2: "two", 3: "three"}.get(days, str(days))


def _gap(apart: int) -> str:
    return "" if apart < 2 else f"{_number(apart)} days "


def _after(apart: int) -> str:
    return "the day after" if apart == 1 else f"{_number(apart)} days after"


def _later(apart: int) -> str:
    if apart < 2:
        return ("that day", "the next day")[apart]
    return f"{_number(apart)} days later"
