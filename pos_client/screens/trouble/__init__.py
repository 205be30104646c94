"""The data could not be opened: what happened, what is safe, and the ways out."""
