"""Posters at the desk: where each hangs, and its paper."""
