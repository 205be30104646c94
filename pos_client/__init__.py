"""The Flet client: screens, shared parts, and the hardware beside the counter."""
