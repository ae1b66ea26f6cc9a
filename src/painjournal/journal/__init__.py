"""What the journal holds: entries, days and their words. Pure, standard library only."""
