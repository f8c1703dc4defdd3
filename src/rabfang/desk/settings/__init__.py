"""The administrator's settings: the office, its calendar, its people, its procedure."""
