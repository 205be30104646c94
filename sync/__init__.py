"""How devices agree: the protocol's bytes, and later both ends of the wire."""
