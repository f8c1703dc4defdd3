"""People's rights over what is kept of them: notice, requests, retention and erasure, disclosure, breaches (PDPA)."""
