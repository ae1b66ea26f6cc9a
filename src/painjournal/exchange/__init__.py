"""Files in and out of a journal."""
