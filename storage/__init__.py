"""The device's SQLite file: journal, tables, projections. The only place that writes them."""
