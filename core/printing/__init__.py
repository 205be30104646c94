"""What waits to be printed on this device."""
