"""Opening a shift with a counted float, and how the open one stands."""
