"""The command line: the same journal, for scripts and for checking."""
