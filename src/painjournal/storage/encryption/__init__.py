"""Setting, changing and removing a passphrase: the journal, its copies, what is remembered."""
