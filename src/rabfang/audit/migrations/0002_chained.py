"""Entries get their kind, role and case, and a number and hashes that chain them; books and seals of the chains."""

import hashlib
import json
from datetime import UTC
from itertools import groupby
from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models import F, Q

HASHED = "agency_id kind at actor_id actor_name role for_id for_name action target case_id case_number facts previous"


def _hash(row: Any) -> str:
    """As the product hashes an entry: canonical JSON, the moment in UTC with microseconds."""
    values = [getattr(row, column) for column in HASHED.split()]
    values[2] = row.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def chain(apps: Any, schema_editor: Any) -> None:
    """Chains what was recorded before, each office's entries in the order they were written."""
    entries, books = apps.get_model("audit", "AuditEntry").objects, apps.get_model("audit", "AuditBook").objects
    rows = entries.order_by(F("agency_id").asc(nulls_first=True), "id")
    for office, own in groupby(rows.iterator(), key=lambda row: row.agency_id or 0):
        number, head = 0, ""
        for row in own:
            number, row.previous = number + 1, head
            head = _hash(row)
            entries.filter(pk=row.pk).update(number=number, previous=row.previous, hash=head)
        books.create(office=office, last_number=number, head=head)


def _seal_fields() -> list[tuple[str, Any]]:
    return [
        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
        ("first_id", models.BigIntegerField()),
        ("last_id", models.BigIntegerField()),
        ("count", models.PositiveIntegerField()),
        ("at", models.DateTimeField()),
        ("previous", models.CharField(max_length=64)),
        ("hash", models.CharField(max_length=64)),
    ]


def _add(name: str, field: Any, **options: Any) -> Any:
    return migrations.AddField("auditentry", name, field, **options)


def _index(name: str, *fields: str, **options: Any) -> Any:
    fields = ("agency_id", *fields, "at", "number")
    return migrations.AddIndex("auditentry", models.Index(fields=fields, name=name, **options))


KINDS = [("act", "Act"), ("look", "Look")]


class Migration(migrations.Migration):
    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_audit_entries")]

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="AuditBook",
            fields=[
                ("office", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("last_number", models.PositiveBigIntegerField(default=0)),
                ("head", models.CharField(blank=True, default="", max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="AuditSeal", fields=_seal_fields(), options={"ordering": ["id"], "abstract": False}
        ),
        _add("number", models.PositiveBigIntegerField(default=0), preserve_default=False),
        _add("kind", models.CharField(choices=KINDS, default="act", max_length=4)),
        _add("role", models.CharField(blank=True, default="", max_length=200)),
        _add("for_id", models.BigIntegerField(null=True)),
        _add("for_name", models.CharField(blank=True, default="", max_length=200)),
        _add("case_id", models.BigIntegerField(null=True)),
        _add("case_number", models.CharField(blank=True, default="", max_length=40)),
        _add("previous", models.CharField(default="", max_length=64), preserve_default=False),
        _add("hash", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.RunPython(chain, migrations.RunPython.noop),
        migrations.RemoveIndex("auditentry", "audit_by_agency"),
        _index("audit_by_time"),
        _index("audit_by_kind", "kind"),
        _index("audit_by_person", "actor_id"),
        _index("audit_by_action", "action"),
        _index("audit_by_target", "target"),
        _index("audit_by_case", "case_number", condition=Q(case_id__isnull=False)),
        migrations.AddConstraint(
            "auditentry", models.UniqueConstraint(fields=("agency_id", "number"), name="audit_number_once")
        ),
        migrations.AddConstraint(
            "auditentry",
            models.UniqueConstraint(
                condition=Q(agency_id__isnull=True), fields=("number",), name="audit_shared_number_once"
            ),
        ),
        migrations.AddConstraint(
            "auditentry", models.CheckConstraint(condition=Q(kind__in=["act", "look"]), name="audit_kind")
        ),
    ]
