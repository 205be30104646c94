"""The first run: an owner makes the shop in five short pages."""
