"""What screens ask: one module a question, frozen rows, always a limit. They only read, on a reading connection."""
