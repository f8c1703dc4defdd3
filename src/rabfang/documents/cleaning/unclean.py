"""Says that a file cannot be cleaned."""


class Unclean(Exception):
    """Something in the file is of a kind that this product cannot look into."""
