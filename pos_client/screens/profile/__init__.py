"""A person's own language, theme and PIN."""
