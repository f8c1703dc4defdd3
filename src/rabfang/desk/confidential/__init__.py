"""The confidential desk: what its designated officers see and do. For everybody else it is not there."""
