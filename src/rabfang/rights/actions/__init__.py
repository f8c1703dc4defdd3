"""The only writers of the tables of rights, one file for each thing that is done."""
