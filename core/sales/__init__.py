"""Counter sales and the carts they begin in."""
