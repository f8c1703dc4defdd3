"""What was recorded before there were chains is chained by the migration, as the product chains."""

from importlib import import_module

import pytest
from django.apps import apps

from rabfang.audit.models import AuditBook, AuditEntry
from rabfang.audit.verify import faults
from tests.guards import lifted

pytestmark = pytest.mark.django_db


def test_entries_of_before_are_chained(entries: None) -> None:
    with lifted():
        AuditBook.objects.all()._raw_delete("default")
        AuditEntry.objects.update(hash="", previous="")
        import_module("rabfang.audit.migrations.0002_chained").chain(apps, None)
    assert AuditBook.objects.count() == 3
    assert not list(faults())
