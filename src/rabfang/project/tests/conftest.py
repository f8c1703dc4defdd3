"""The people of the confidential desk, for tests of its commands."""

from rabfang.desk.confidential.tests.conftest import desk, told, unlocked

__all__ = ["desk", "told", "unlocked"]
