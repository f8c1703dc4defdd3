"""`rabfang doctor`: what stands in the way of a healthy installation, in words."""

import argparse
import os
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import django

from rabfang.project.config import Configuration, load, secret_files

LEAST_FREE = 2_000_000_000  # bytes; a busy week of photographs


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Prints one line for each finding; exit status 1 when something must be mended."""
    config = load()
    django.setup()
    findings = [
        *_settings(config),
        *_secrets(config.data_dir),
        *_scanner(),
        *_folder(config.data_dir),
        *_tables(),
        *_calendar(),
    ]
    for finding in findings:
        print(finding)
    print(f"{len(findings)} findings." if findings else "All is well.")
    return 1 if findings else 0


def _settings(config: Configuration) -> list[str]:
    found = []
    if not config.secret_key:
        found.append("No secret key: run `rabfang init`.")
    if config.base_url.startswith("https://") and not config.trusted_proxies:
        found.append("RABFANG_TRUSTED_PROXIES is 0 though RABFANG_BASE_URL has https: callers cannot be told apart.")
    if not config.smtp_url:
        found.append("RABFANG_SMTP_URL is empty: e-mail stays in the outbox and nobody receives it.")
    return found


def _secrets(data_dir: Path) -> list[str]:
    """Files in which secrets stand and which others of this machine can read; never what is in them."""
    files = [*secret_files(), data_dir / "rabfang.toml"]
    return [
        f"{path} can be read by other users of this machine: chmod 400 it."
        for path in files
        if path.is_file() and path.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
    ]


def _scanner() -> list[str]:
    from rabfang.documents.scanning import answers, configured  # noqa: PLC0415 - after set-up

    if not configured() or answers():
        return []
    return ["clamd does not answer at RABFANG_CLAMAV: files that come in are held until it does."]


def _folder(data_dir: Path) -> list[str]:
    if not data_dir.is_dir():
        return [f"{data_dir} is not there: run `rabfang init`."]
    found = []
    if not os.access(data_dir, os.W_OK | os.X_OK):
        found.append(f"{data_dir} cannot be written by this user.")
    if data_dir.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        found.append(f"{data_dir} is open to other users of this machine: chmod 700 it.")
    free = shutil.disk_usage(data_dir).free
    if free < LEAST_FREE:
        found.append(f"Only {free // 1_000_000} MB are free where {data_dir} is.")
    return found


def _tables() -> list[str]:
    from django.db import connection  # noqa: PLC0415 - after set-up
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{len(waiting)} database migrations are missing: run `rabfang init`."] if waiting else []


def _calendar() -> list[str]:
    from django.db.utils import DatabaseError  # noqa: PLC0415 - after set-up

    from rabfang.agencies.models import Holiday  # noqa: PLC0415
    from rabfang.core.clock import local_date, now  # noqa: PLC0415

    found = []
    soon = local_date(now() + timedelta(days=60))
    try:
        if not Holiday.objects.filter(agency__isnull=True, day__year=soon.year).exists():
            found.append(f"No holidays for {soon.year + 543}: fill the table in the desk's settings.")
        drafts = Holiday.objects.filter(is_draft=True).count()
    except DatabaseError:
        return found
    if drafts:
        found.append(f"{drafts} holidays are a draft: an administrator should check them against the announcements.")
    return found
