"""Parts beyond the hand-written shelves: every sensible combination of type, vehicle, position, variant and brand."""
