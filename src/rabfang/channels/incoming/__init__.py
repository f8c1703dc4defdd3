"""What comes in by itself, by whatever way: kept, settled, and looked at by officers."""
