"""The heart: the register, its cases, and the one door through which they change (`perform`)."""
