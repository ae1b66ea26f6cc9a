"""Controls and parts of a window that know nothing of the journal's file."""
