"""A private desktop journal of pain and walking, forward and backward."""

__version__ = "0.1.0"
