"""The only writers of accounts' tables: one file a mutation, each with its entry in the record."""
