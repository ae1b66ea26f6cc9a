"""Another computer that has the journal open, as its lock tells."""

#: What the lock file beside a journal says then.
OTHER_COMPUTER = "7\npainjournal\nkitchen\n0123456789abcdef0123456789abcdef\n\n"
