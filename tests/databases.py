"""Databases of the kind under test, for processes of their own."""

import os

import psycopg

from tests.plugin import ON_POSTGRES


def own_database(name: str) -> str:
    """Its address for RABFANG_DATABASE_URL, where nothing is yet; empty for SQLite, which lives in the data folder."""
    return shared_database(f"{name}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}")


def shared_database(name: str) -> str:
    """The same by a name that every process of the run knows."""
    return f"{os.environ['RABFANG_DATABASE_URL'].rpartition('/')[0]}/{name}" if ON_POSTGRES else ""


def make_database(address: str, like: str = "") -> None:
    """An empty database, or a copy of another to which nobody is connected; nothing for SQLite."""
    if not address:
        return
    server, _, name = address.rpartition("/")
    template = like.rpartition("/")[2] or "template1"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
