"""Parts in stock: what they cost."""
