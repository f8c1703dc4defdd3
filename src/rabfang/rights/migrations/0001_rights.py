"""Requests, retention, disclosure and breaches."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0004_confidential_desks"),
        ("cases", "0008_erasing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.TextField(verbose_name="เกิดอะไรขึ้น")),
                ("data", models.CharField(max_length=300, verbose_name="ข้อมูลอะไรที่รั่วไหล สูญหาย หรือถูกแก้ไข")),
                ("known_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("high_risk", models.BooleanField(default=False)),
                ("measures", models.TextField(blank=True, verbose_name="ดำเนินการแก้ไขอย่างไร")),
                ("asked", models.JSONField(default=dict)),
                ("made_at", models.DateTimeField()),
                ("reported_at", models.DateTimeField(null=True)),
                ("report_note", models.CharField(blank=True, max_length=300, verbose_name="เลขที่หนังสือหรือหลักฐานการแจ้ง")),
                ("late_reason", models.CharField(blank=True, max_length=300, verbose_name="เหตุที่แจ้งเกินกำหนด")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="breaches", to="agencies.agency"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DestructionList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "after",
                    models.CharField(
                        choices=[("destroy", "ทำลาย"), ("archive", "ส่งมอบหอจดหมายเหตุแห่งชาติ แล้วลบ")], max_length=10
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="เหตุผล")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "รอผู้อนุมัติ"),
                            ("refused", "ไม่อนุมัติ"),
                            ("approved", "อนุมัติแล้ว รอส่งมอบ"),
                            ("done", "ดำเนินการแล้ว"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="หมายเหตุ")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="destruction_lists",
                        to="agencies.agency",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DestructionItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("source", models.CharField(max_length=200)),
                ("erased_at", models.DateTimeField(null=True)),
                ("left", models.CharField(blank=True, max_length=40)),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="rights.destructionlist"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("to", models.CharField(max_length=300, verbose_name="ให้แก่ใคร")),
                ("what", models.CharField(max_length=300, verbose_name="ข้อมูลอะไร")),
                ("why", models.CharField(max_length=300, verbose_name="เพื่ออะไร")),
                ("basis", models.CharField(max_length=200, verbose_name="อาศัยอำนาจใด")),
                ("withheld", models.BooleanField(default=False)),
                ("key", models.CharField(max_length=40, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="disclosures", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="เหตุผล")),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="cases.case",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="PrivacySettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("protector", models.CharField(blank=True, max_length=200, verbose_name="เจ้าหน้าที่คุ้มครองข้อมูลส่วนบุคคล")),
                ("contact", models.CharField(blank=True, max_length=400, verbose_name="ติดต่อได้ที่")),
                ("added_th", models.TextField(blank=True, verbose_name="ข้อความเพิ่มเติม")),
                ("added_en", models.TextField(blank=True, verbose_name="ข้อความเพิ่มเติมภาษาอังกฤษ")),
                ("request_days", models.PositiveSmallIntegerField(verbose_name="ตอบคำขอภายใน (วัน)")),
                ("request_source", models.CharField(max_length=200, verbose_name="ที่มาของกำหนดตอบคำขอ")),
                ("breach_hours", models.PositiveSmallIntegerField(verbose_name="แจ้งเหตุละเมิดภายใน (ชั่วโมง)")),
                ("breach_source", models.CharField(max_length=200, verbose_name="ที่มาของกำหนดแจ้งเหตุ")),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="privacy_settings",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("access", "ขอดูและขอสำเนาข้อมูลของตน"),
                            ("correct", "ขอแก้ไขข้อมูลให้ถูกต้อง"),
                            ("erase", "ขอให้ลบข้อมูล"),
                            ("restrict", "ขอให้ระงับการใช้ข้อมูล"),
                            ("object", "คัดค้านการใช้ข้อมูล"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("tracking", "หน้าติดตามเรื่อง"),
                            ("counter", "มาติดต่อด้วยตนเอง"),
                            ("letter", "หนังสือหรือจดหมาย"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "รอดำเนินการ"), ("answered", "ดำเนินการแล้ว"), ("refused", "ปฏิเสธพร้อมเหตุผล")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="ชื่อผู้ขอ")),
                ("contact", models.CharField(blank=True, max_length=400, verbose_name="ติดต่อกลับ")),
                ("words", models.TextField(blank=True, verbose_name="ขออะไร")),
                ("identity", models.CharField(blank=True, max_length=200, verbose_name="ตรวจตัวตนอย่างไร")),
                ("received_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True, verbose_name="คำตอบถึงผู้ขอ")),
                ("ground", models.CharField(blank=True, max_length=300, verbose_name="เหตุผลตามกฎหมาย")),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="agencies.agency",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="cases.case",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="RequestCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="rights.request"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="RetentionPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(blank=True, max_length=60)),
                ("years", models.PositiveSmallIntegerField(verbose_name="เก็บไว้กี่ปีหลังยุติ")),
                (
                    "after",
                    models.CharField(
                        choices=[("destroy", "ทำลาย"), ("archive", "ส่งมอบหอจดหมายเหตุแห่งชาติ แล้วลบ")],
                        default="destroy",
                        max_length=10,
                        verbose_name="เมื่อพ้นเวลา",
                    ),
                ),
                ("source", models.CharField(max_length=200, verbose_name="ที่มา")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retention_periods",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                ("scope", models.CharField(max_length=10)),
                ("kind", models.CharField(blank=True, max_length=60)),
                ("outcome", models.CharField(blank=True, max_length=20)),
                ("received_at", models.DateTimeField()),
                ("over_at", models.DateTimeField(null=True)),
                ("erased_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tombstones", to="cases.case"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "erased_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="rights.destructionlist",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="rights.request"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BreachCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_at", models.DateTimeField(null=True)),
                ("way", models.CharField(blank=True, max_length=20)),
                (
                    "breach",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="rights.breach"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [models.UniqueConstraint(fields=("breach", "case"), name="breach_case_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="destructionlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by__isnull", True), ("state", "proposed")),
                    models.Q(
                        models.Q(("state", "proposed"), _negated=True),
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="destruction_decided_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="destructionlist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="destruction_takes_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="destructionitem",
            constraint=models.UniqueConstraint(fields=("list", "case"), name="destruction_item_once"),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.UniqueConstraint(fields=("case", "key"), name="disclosure_once"),
        ),
        migrations.AddIndex(
            model_name="hold",
            index=models.Index(fields=["case"], name="hold_of_case"),
        ),
        migrations.AddConstraint(
            model_name="hold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)), fields=("case",), name="one_hold_a_case"
            ),
        ),
        migrations.AddIndex(
            model_name="request",
            index=models.Index(fields=["agency", "state", "due_at"], name="data_request_by_due"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.UniqueConstraint(fields=("agency", "year", "number"), name="data_request_number_once"),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at__isnull", True), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="data_request_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="request",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("ground", ""), _negated=True),
                    _connector="OR",
                ),
                name="data_request_refused_with_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestcase",
            constraint=models.UniqueConstraint(fields=("request", "case"), name="data_request_case_once"),
        ),
        migrations.AddConstraint(
            model_name="retentionperiod",
            constraint=models.UniqueConstraint(fields=("agency", "kind"), name="one_retention_a_kind"),
        ),
        migrations.AddConstraint(
            model_name="retentionperiod",
            constraint=models.CheckConstraint(condition=models.Q(("years__gt", 0)), name="retention_is_some_years"),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="tombstone_once"),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("list__isnull", True), ("request__isnull", False)),
                    models.Q(("list__isnull", False), ("request__isnull", True)),
                    _connector="OR",
                ),
                name="tombstone_by_one_decision",
            ),
        ),
    ]
