"""People, their PINs and badges, and what they chose for themselves."""
