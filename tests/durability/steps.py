"""What a person does to a journal, made up from a seed: entries, changes, drafts, marks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from painjournal.journal.draft import Draft
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry, Source
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Moment
from painjournal.storage.store import JournalStore
from tests.durability.holding import Holding

_WORDS = ("canal", "stiff", "slept", "naïve", "Möbel", "שלום", "🦵", "=1+1", '"', "\r\n", "'")
_FIRST = date(2020, 1, 1)
_KEPT = "2026-11-22T13:05:00+00:00"


@dataclass(frozen=True, slots=True)
class Save:
    """One committed edit."""

    edit: Edit

    def carry_out(self, store: JournalStore) -> None:
        store.apply(self.edit)

    def after(self, before: Holding) -> Holding:
        """What the journal holds once this is done."""
        edit = self.edit
        gone = {one.uuid for one in edit.removed}
        unmarked = {one.uuid for one in edit.unmarked}
        added = {one.uuid: one for one in edit.added}
        past = dict(before.past)
        for one in edit.removed:
            past[one.uuid] = (*past.get(one.uuid, ()), (one, one.uuid not in added))
        return Holding(
            {uuid: one for uuid, one in before.entries.items() if uuid not in gone} | added,
            {uuid: one for uuid, one in before.marks.items() if uuid not in unmarked}
            | {one.uuid: one for one in edit.marked},
            {uuid: one for uuid, one in before.drafts.items() if uuid not in added},
            past,
            before.experiments,
        )


@dataclass(frozen=True, slots=True)
class Type:
    """Something typed into the form and not saved yet."""

    draft: Draft

    def carry_out(self, store: JournalStore) -> None:
        store.keep_draft(self.draft, _KEPT)

    def after(self, before: Holding) -> Holding:
        """What the journal holds once this is done."""
        kept = {**before.drafts, self.draft.uuid: self.draft}
        return replace(before, drafts=kept)


Step = Save | Type


def some_steps(
    random: Random, number: int, before: Holding, longest_note: int = 300
) -> Iterator[Step]:
    """So many steps, each possible after those before it; notes up to so many characters."""
    for _ in range(number):
        step = _step(random, before, longest_note)
        yield step
        before = step.after(before)


def some_entry(random: Random, longest_note: int = 300, uuid: UUID | None = None) -> Entry:
    """Any entry."""
    day = _FIRST + timedelta(days=random.randrange(2500))
    at = time(random.randrange(24), random.randrange(60))
    direction = random.choice(list(Direction))
    minutes = {
        Direction.FORWARD: (random.randrange(1, 90), 0),
        Direction.BACKWARD: (0, random.randrange(1, 90)),
        Direction.BOTH: (random.randrange(1, 90), random.randrange(1, 90)),
        Direction.NO_WALK: (0, 0),
        Direction.NOT_RECORDED: (None, None),
    }[direction]
    return Entry(
        moment=Moment(day, at, random.choice((-300, 0, 60, 345)), random.choice((None, "UTC"))),
        forward_minutes=minutes[0],
        backward_minutes=minutes[1],
        pain_before=random.randrange(11) if sum(one or 0 for one in minutes) else None,
        pain=random.randrange(11),
        note=_note(random, longest_note),
        created=datetime.combine(day, at, tzinfo=UTC) + timedelta(seconds=random.randrange(9999)),
        source=Source(random.choice((None, "walks.csv"))),
        uuid=uuid or _uuid(random),
    )


def _step(random: Random, before: Holding, longest_note: int) -> Step:
    chance = random.random()
    known = list(before.entries.values())
    if known and chance < 0.15:
        return Save(Edit(removed=random.sample(known, min(len(known), random.choice((1, 1, 3))))))
    if known and chance < 0.35:
        return Save(_revision(random, random.choice(known), longest_note))
    if chance < 0.45:
        return Type(_draft(random, random.choice([*before.drafts, _uuid(random)]), longest_note))
    if chance < 0.55:
        return Save(_marking(random, list(before.marks.values())))
    if before.drafts and chance < 0.65:
        typed = random.choice(list(before.drafts))
        if typed not in before.entries:
            return Save(Edit(added=[some_entry(random, longest_note, typed)]))
    return Save(Edit(added=[some_entry(random, longest_note)]))


def _revision(random: Random, old: Entry, longest_note: int) -> Edit:
    edited = old.created + timedelta(days=random.randrange(1, 9))
    new = replace(old, pain=random.randrange(11), note=_note(random, longest_note), edited=edited)
    return Edit(removed=[old], added=[new])


def _marking(random: Random, known: list[Mark]) -> Edit:
    if known and random.random() < 0.4:
        return Edit(unmarked=[random.choice(known)])
    first = _FIRST + timedelta(days=random.randrange(2500))
    last = first + timedelta(days=random.randrange(9))
    return Edit(marked=[Mark(first, last, f"mark {random.randrange(10**6)}", _uuid(random))])


def _draft(random: Random, uuid: UUID, longest_note: int) -> Draft:
    entry = some_entry(random, longest_note, uuid)
    return Draft(
        uuid,
        entry.moment,
        random.choice((None, entry.direction)),
        entry.forward_minutes,
        entry.backward_minutes,
        entry.pain_before,
        random.choice((None, entry.pain)),
        entry.note,
        random.choice((None, entry.created)),
    )


def _note(random: Random, longest: int) -> str:
    words = random.choices(_WORDS, k=random.randrange(longest) // 4)
    return " ".join(words)[:longest]


def _uuid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)
