"""E-mail: what is written to complainants, and sending it."""
