"""Lists of the desk as files: which there are, asking for one, how far it is, fetching it."""
