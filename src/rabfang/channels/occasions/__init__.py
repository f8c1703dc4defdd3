"""Occasions: one event with many matters, from a table, an Excel file, or a phone without a connection."""
