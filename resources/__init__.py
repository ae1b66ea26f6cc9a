"""Icons and pictures that the program carries."""
