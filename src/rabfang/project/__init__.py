"""The installation: settings, addresses, commands, worker, and the wiring of events to handlers."""
