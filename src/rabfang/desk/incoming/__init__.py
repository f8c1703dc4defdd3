"""Messages that came by themselves: what became of them, and what an officer decides."""
