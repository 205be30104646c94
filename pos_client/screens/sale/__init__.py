"""The sale: from a scan to money, on one screen."""
