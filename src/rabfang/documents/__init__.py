"""Uploaded files: what is accepted, how it is recognised by content, kept, shown and removed."""
