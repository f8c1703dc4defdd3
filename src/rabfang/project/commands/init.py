"""`rabfang init`: makes an installation ready, as often as it is called."""

import argparse
import os

from rabfang.project.config import load, new_secret_key


def arguments(parser: argparse.ArgumentParser) -> None:
    """None: everything comes from the settings."""


def run(options: argparse.Namespace) -> int:
    """Secret key, tables, static files."""
    prepare()
    print("Ready.")
    return 0


def prepare() -> None:
    """The data folder, its secret key, the database's tables and the static files."""
    config = load()
    config.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not config.secret_key:
        _write_secret(config.data_dir / "rabfang.toml")
    import django  # noqa: PLC0415 - the key must exist before settings load

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _write_secret(path: "os.PathLike[str]") -> None:
    """Adds a fresh key to rabfang.toml, readable by its owner alone."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(f'secret_key = "{new_secret_key()}"\n')
