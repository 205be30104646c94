"""Sales documents: what their lines, taxes and numbers come to."""
