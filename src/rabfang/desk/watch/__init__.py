"""The watch at the desk: channels and their checks, the calendar of listening, satisfaction and what was changed."""
