"""The log: what is typed about a walk and pain, and how it becomes an entry."""
