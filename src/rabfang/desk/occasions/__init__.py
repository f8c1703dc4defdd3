"""Occasions at the desk: a meeting, a visit, a questionnaire, and the many matters that came of it."""
