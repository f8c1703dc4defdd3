"""The record of who changed settings, kept apart from the cases' own events."""
