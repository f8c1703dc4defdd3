"""The public account of an office: figures for everybody, with what could tell of one case left out.

`published` decides what may be told; pages (`blocks`, `corruption`) and open data (`datasets`) only say it.
"""
