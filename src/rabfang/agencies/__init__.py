"""Agencies: the tree of offices, their units, officers, roles, delegations and calendars."""
