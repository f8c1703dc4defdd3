"""Confidential content: keys, sealed words and files, receipts, and who may open them."""
