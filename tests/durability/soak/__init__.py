"""`make soak`: every promise that takes a long time to try, at its full count."""
