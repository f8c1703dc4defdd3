"""Pytest's start: the database to test on, a throw-away data folder, a PostgreSQL server of our own.

RABFANG_TEST_DATABASE=postgres runs every test that touches a database on PostgreSQL; without it all tests run on
SQLite. Marked `once`, and so not run again, is what shows a browser, a header or a calendar at work; what is stored on
the way is stored by other tests on both. Loaded with `-p tests.plugin`, before Django's settings are read.
"""

import gc
import os
import tempfile
from pathlib import Path

import hypothesis
import pytest

from tests.postgres import Server

_DATA = tempfile.TemporaryDirectory(prefix="rabfang-test-")
# A folder that all processes of the run see: a worker finds that of its parent here.
SHARED = Path(os.environ["RABFANG_DATA_DIR"] if "PYTEST_XDIST_WORKER" in os.environ else _DATA.name)
ON_POSTGRES = os.environ.get("RABFANG_TEST_DATABASE") == "postgres"
OBJECTS_BEFORE_A_SEARCH = 50_000  # for circles that nobody holds; Python's 700 cost a twelfth of the time
_server: Server | None = None
hypothesis.settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of what is tested
hypothesis.settings.load_profile("untimed")

if "PYTEST_XDIST_WORKER" not in os.environ:
    for _name in [name for name in os.environ if name.startswith("RABFANG_") and name != "RABFANG_TEST_DATABASE"]:
        del os.environ[_name]
os.environ["RABFANG_DATA_DIR"] = _DATA.name
(Path(_DATA.name) / "static").mkdir()  # what `rabfang init` makes
os.environ["RABFANG_SECRET_KEY"] = "a-key-for-tests-only"
if ON_POSTGRES and "RABFANG_DATABASE_URL" not in os.environ:
    _server = Server.started(Path(_DATA.name) / "postgres")
    os.environ["RABFANG_DATABASE_URL"] = _server.url


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stops the server that this process started."""
    if _server is not None:
        _server.stop()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A browser comes last, since it leaves a loop running in which the ORM refuses to work.

    On PostgreSQL only tests that touch a database run again, and of them those that prove something about it.
    """
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
    if not ON_POSTGRES:
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        touches = item.get_closest_marker("django_db") or item.get_closest_marker("site")
        (kept if touches and not item.get_closest_marker("once") else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported stays: no search for what can be let go goes through it again."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_A_SEARCH)


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, settings: object) -> None:
    """Uploaded files of a test go to a folder of its own."""
    storages = dict(settings.STORAGES)  # type: ignore[attr-defined]
    storages["default"] = {**storages["default"], "OPTIONS": {"location": str(tmp_path / "files")}}
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages  # type: ignore[attr-defined]
    settings.RABFANG_DATA_DIR = tmp_path  # type: ignore[attr-defined]
