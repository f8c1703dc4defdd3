"""Official documents about cases: letters, memos, orders, receipts and the register as a book."""
