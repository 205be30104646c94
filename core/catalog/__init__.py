"""Parts, their numbers, groups and prices."""
