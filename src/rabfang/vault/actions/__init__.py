"""The only writers of the vault."""
