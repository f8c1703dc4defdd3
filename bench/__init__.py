"""Measures the product: run as `python -m bench`."""
