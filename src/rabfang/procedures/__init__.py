"""The rulebook: procedures as data, their checks, versions and charts."""
