"""What a user might have instead, frozen as the package is, to be measured beside it."""
