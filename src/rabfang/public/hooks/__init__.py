"""Addresses that platforms call when somebody wrote to the office."""
