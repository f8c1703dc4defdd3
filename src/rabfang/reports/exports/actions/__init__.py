"""The only writers of files that were asked for."""
