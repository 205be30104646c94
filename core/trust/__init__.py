"""Records of the protocol itself: who may write, what was revoked, erased, adopted, moved or settled."""
