"""The only writers of occasions and their entries."""
