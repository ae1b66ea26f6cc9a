"""One window for one journal: claims, the window that is there, what others changed."""
