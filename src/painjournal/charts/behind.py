"""The entries behind a point of a chart."""

from datetime import timedelta

import numpy as np

from painjournal.analysis.daily import Dates
from painjournal.analysis.entries import EntrySeries, Names
from painjournal.analysis.grain import Spans
from painjournal.journal.listing import Listing


def these(uuids: Names) -> Listing:
    """Just these entries."""
    return Listing(uuids=frozenset(uuids.astype(str).tolist()))


def on_days(days: Dates, entries: EntrySeries) -> Listing:
    """The entries of some days: by first and last day where these follow each other."""
    days = np.unique(days)
    first, last = days[[0, -1]].astype(object)
    if (last - first).days == len(days) - 1:
        return Listing(first=first, last=last)
    return these(entries.uuids[np.isin(entries.dates, days)])


def in_span(gathered: Spans, at: int) -> Listing:
    """The entries of one span of days."""
    first, stop = gathered.starts[at].astype(object), gathered.stops[at].astype(object)
    return Listing(first=first, last=stop - timedelta(days=1))
