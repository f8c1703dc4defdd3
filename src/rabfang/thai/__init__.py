"""Pure Thai matters: dates, digits, working time, words, areas, identifiers. Knows nothing of Django."""
