"""Who is at this machine: people, six digits, a badge; and the owner's way back in."""
