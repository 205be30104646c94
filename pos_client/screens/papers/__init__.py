"""Print jobs that need somebody, and receipts of any day with their paper."""
