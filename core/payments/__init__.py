"""Money taken and what it was for."""
