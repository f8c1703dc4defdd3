"""Letters, faxes and slips on paper: scanned or photographed, read by a machine as a draft, recorded by an officer."""
