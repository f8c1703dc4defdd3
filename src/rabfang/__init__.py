"""Rabfang: the register in which a Thai public office hears people."""
