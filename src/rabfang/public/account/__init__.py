"""The public account of an office: statistics, the guide to complaining, statistics of corruption, open data."""
