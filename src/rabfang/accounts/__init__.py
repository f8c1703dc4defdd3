"""Who signs in, how, and for how long: invitations, passwords, second factors, sessions, OpenID Connect."""
