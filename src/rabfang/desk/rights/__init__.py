"""Pages of those who answer for personal data."""
