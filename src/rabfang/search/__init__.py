"""Finding cases: words, numbers, people."""
