"""What LINE and Messenger share: the talk that gathers a matter, and everything around it but the platform's form."""
