"""A lived experiment in a real journal file."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.figures import EntryFigures
from painjournal.journal.moment import Moment
from painjournal.storage.store import JournalStore
from tests.lived import Life


def keep_life(store: JournalStore, life: Life) -> None:
    """Put all of it into the journal, the experiment in the order in which it happened."""
    store.apply(Edit(added=tuple(entry_of(one) for one in life.figures)))
    store.begin_experiment(life.experiment.plan)
    for happening in life.experiment.happenings:
        store.note_happening(life.experiment.plan.uuid, happening)


def entry_of(figures: EntryFigures) -> Entry:
    """The entry that has these figures."""
    minute = figures.minute or 0
    return Entry(
        moment=Moment(figures.date, time(*divmod(minute, 60)), 0, "UTC"),
        forward_minutes=figures.forward_minutes,
        backward_minutes=figures.backward_minutes,
        pain_before=figures.pain_before,
        pain=figures.pain,
        created=datetime.combine(figures.date, time(), tzinfo=UTC) + timedelta(minutes=minute),
        uuid=UUID(figures.uuid),
    )
