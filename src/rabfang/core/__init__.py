"""Pure parts with no domain: clock, errors, tokens, canonical form. Knows nothing of Django."""
