"""The journal on disk. `JournalStore` is the only door; rows never leave this package.

Importing this package alone costs nothing: SQLAlchemy is loaded by `storage.opening`.
"""
