"""Taking matters down on a phone where there is no connection; they are sent, once each, when it is back."""
