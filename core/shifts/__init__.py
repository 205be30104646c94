"""Cash shifts: what the drawer should hold and what is handed out of it."""
