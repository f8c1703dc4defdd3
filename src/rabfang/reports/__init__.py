"""Figures, reports and the public account: what the office owes, made from the register."""
