"""Who the officer of a session is."""

from django.contrib.auth.backends import BaseBackend

from rabfang.agencies.models import Officer


class OfficerBackend(BaseBackend):
    """Officers whose account is open; signing in itself is `signing_in`'s."""

    def get_user(self, user_id: int) -> Officer | None:
        """The officer, with their office, unless the account was closed."""
        return Officer.objects.filter(pk=user_id, is_active=True).first()
