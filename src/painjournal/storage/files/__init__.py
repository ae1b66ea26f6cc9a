"""Files on a disk, whatever is in them: whole, in their place, with room kept for them."""
