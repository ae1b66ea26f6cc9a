"""What a journal holds: its tables, and entries and marks to rows and back."""
