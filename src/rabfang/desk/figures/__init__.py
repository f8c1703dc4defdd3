"""Figures at the desk: how the office stands, the cases behind each number, tables that officers make themselves."""
