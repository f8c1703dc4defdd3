"""Occasions in Excel: the template, the file that comes back filled, the rows that are returned with the reason."""
