"""Paper at the desk: photographed or scanned, put in order, read, corrected, and recorded as a case."""
