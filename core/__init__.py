"""Business rules in plain Python: no Flet, no SQL, no network, and nothing of ours above it."""
