"""What the desk has to do with chats: an officer's own LINE, and talks that people left half-way."""
