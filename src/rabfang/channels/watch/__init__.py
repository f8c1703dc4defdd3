"""That each channel is looked at as often as the procedure says, by whom, and what came of it (S1-2, S4-9, S4-10)."""
