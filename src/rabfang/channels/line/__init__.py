"""LINE: how its webhooks are read and its messages are sent."""
