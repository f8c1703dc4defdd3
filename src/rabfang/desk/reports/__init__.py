"""The report room at the desk: what is owed and by when, one report, its files, and any days on request."""
