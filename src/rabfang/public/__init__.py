"""The citizens' site."""
