"""Cases that may be the same matter, at intake: joined as another voice on one case, or kept apart, and both undone."""
