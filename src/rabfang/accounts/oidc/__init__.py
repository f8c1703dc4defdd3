"""Signing in by an OpenID Connect provider of the installation, for officers and for citizens."""
