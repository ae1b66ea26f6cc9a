"""When a journal must give way: it is set aside byte for byte, and another takes its place."""
