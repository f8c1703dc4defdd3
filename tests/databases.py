"""A fresh database of the kind under test, for processes of their own."""

import os

import psycopg

from tests.plugin import ON_POSTGRES


def own_database(name: str) -> str:
    """Its address for RABFANG_DATABASE_URL; empty for SQLite, which lives in the data folder."""
    if not ON_POSTGRES:
        return ""
    name = f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    url = os.environ["RABFANG_DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {name}".encode())
    return url.rsplit("/", 1)[0] + "/" + name
