"""What a start finds around it: standard streams that may be no good, parts that may be missing."""
