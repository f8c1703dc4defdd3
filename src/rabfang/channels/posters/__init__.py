"""Posters with a QR code: where each hangs, and where it leads."""
