"""Forms of the desk besides those of the verbs."""
