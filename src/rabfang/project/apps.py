"""Registers the app and connects the wiring."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The installation itself."""

    name = "rabfang.project"

    def ready(self) -> None:
        """Connects handlers to what happens to cases."""
        from rabfang.project import wiring  # noqa: PLC0415 - models are loaded only now

        wiring.connect()
