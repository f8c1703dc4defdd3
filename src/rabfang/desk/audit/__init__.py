"""The page of the auditor: what was done and what was looked at."""
