"""Where else to go: what the rail and the bottom navigation have no room for."""
