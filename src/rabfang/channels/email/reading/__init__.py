"""Reading a mail that anybody may have written: bytes in, words and files out. Knows nothing of cases."""
