"""Settings of the printers: finding, naming, testing, and which paper goes where."""
