"""The built-in reports: which blocks each is made of. Every figure comes from `figures`; nothing counts here."""
