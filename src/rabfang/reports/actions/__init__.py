"""The only writers of reports and of tables that officers make: drafts, remarks, signatures, sendings, corrections."""
