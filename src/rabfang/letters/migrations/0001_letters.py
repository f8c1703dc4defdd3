"""Letters, their history, the books of their numbers, letterheads and the offices' own texts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_calendar_changes"),
        ("cases", "0003_book_by_period"),
        ("documents", "0002_shown_copy_digest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField(null=True)),
                ("part", models.PositiveSmallIntegerField(null=True)),
                ("kind", models.CharField(max_length=40)),
                ("text", models.CharField(max_length=40)),
                ("series", models.CharField(max_length=20)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "ร่าง"), ("issued", "ออกเลขแล้ว"), ("sent", "ส่งแล้ว"), ("cancelled", "ยกเลิก")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("content", models.JSONField()),
                ("subject", models.CharField(max_length=300)),
                ("secret", models.BooleanField(default=False)),
                ("key", models.TextField()),
                ("made_at", models.DateTimeField()),
                ("number", models.PositiveIntegerField(null=True)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("reference_text", models.CharField(blank=True, max_length=80)),
                ("dated", models.DateField(null=True)),
                ("issued_at", models.DateTimeField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("sent_on", models.DateField(null=True)),
                (
                    "sent_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("post", "ไปรษณีย์"),
                            ("registered", "ไปรษณีย์ลงทะเบียน"),
                            ("return-receipt", "ไปรษณีย์ตอบรับ"),
                            ("hand", "ส่งด้วยมือ"),
                            ("email", "อีเมล"),
                            ("fax", "โทรสาร"),
                            ("e-saraban", "สารบรรณอิเล็กทรอนิกส์"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sent_note", models.CharField(blank=True, max_length=300)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="letters.letter",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="agencies.agency"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="cases.case"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_issued",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters_made",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="LetterEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("made", "ร่างหนังสือ"),
                            ("edited", "แก้ไขร่าง"),
                            ("issued", "ออกเลขและลงวันที่"),
                            ("sent", "ส่งหนังสือ"),
                            ("scanned", "แนบฉบับลงนาม"),
                            ("cancelled", "ยกเลิกหนังสือ"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("note", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="letters.letter"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=40, verbose_name="รหัสหนังสือ")),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="ส่วนราชการเจ้าของเรื่อง")),
                ("telephone", models.CharField(blank=True, max_length=60, verbose_name="โทรศัพท์")),
                ("thai_digits", models.BooleanField(default=True, verbose_name="ใช้เลขไทย")),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letterhead", to="agencies.agency"
                    ),
                ),
                (
                    "emblem",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=40)),
                ("subject", models.CharField(max_length=300, verbose_name="เรื่อง")),
                ("addressee", models.CharField(blank=True, max_length=300, verbose_name="ถึง")),
                ("salutation", models.CharField(blank=True, max_length=300, verbose_name="คำขึ้นต้น")),
                ("references", models.TextField(blank=True, verbose_name="อ้างถึง")),
                ("enclosures", models.TextField(blank=True, verbose_name="สิ่งที่ส่งมาด้วย")),
                ("body", models.TextField(verbose_name="ข้อความ")),
                ("after", models.TextField(blank=True, verbose_name="ข้อความต่อจากรายชื่อ")),
                ("closing", models.CharField(blank=True, max_length=300, verbose_name="คำลงท้าย")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_templates",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NumberBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("last_number", models.PositiveIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="letter_books", to="agencies.agency"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["agency", "-id"], name="letter_register"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["agency", "kind", "-id"], name="letter_by_kind"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["agency", "state", "-id"], name="letter_by_state"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["agency", "year", "-id"], name="letter_by_year"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                fields=("agency", "series", "year", "number"), name="letter_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "issued", "sent", "cancelled"])), name="letter_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "draft"),
                        ("dated__isnull", True),
                        ("digest", ""),
                        ("file__isnull", True),
                        ("issued_at__isnull", True),
                        ("issued_by__isnull", True),
                        ("number__isnull", True),
                        ("reference_text", ""),
                        ("sha256", ""),
                        ("year__isnull", True),
                    ),
                    models.Q(
                        ("state__in", ["issued", "sent"]),
                        ("dated__isnull", False),
                        ("file__isnull", False),
                        ("issued_at__isnull", False),
                        ("issued_by__isnull", False),
                        ("number__isnull", False),
                        ("year__isnull", False),
                        models.Q(("reference_text", ""), _negated=True),
                        models.Q(("sha256", ""), _negated=True),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    models.Q(
                        ("state", "cancelled"),
                        models.Q(
                            models.Q(
                                ("dated__isnull", True),
                                ("digest", ""),
                                ("file__isnull", True),
                                ("issued_at__isnull", True),
                                ("issued_by__isnull", True),
                                ("number__isnull", True),
                                ("reference_text", ""),
                                ("sha256", ""),
                                ("year__isnull", True),
                            ),
                            models.Q(
                                ("dated__isnull", False),
                                ("file__isnull", False),
                                ("issued_at__isnull", False),
                                ("issued_by__isnull", False),
                                ("number__isnull", False),
                                ("year__isnull", False),
                                models.Q(("reference_text", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="issued_letter_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_on__isnull", True), ("sent_way", "")),
                    models.Q(
                        ("sent_on__isnull", False),
                        ("sent_way__in", ["post", "registered", "return-receipt", "hand", "email", "fax", "e-saraban"]),
                        ("state__in", ["sent", "cancelled"]),
                    ),
                    _connector="OR",
                ),
                name="sent_letter_has_day_and_way",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "sent"), _negated=True), ("sent_on__isnull", False), _connector="OR"
                ),
                name="letter_sent_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.UniqueConstraint(fields=("agency", "key"), name="one_letter_template_a_key"),
        ),
        migrations.AddConstraint(
            model_name="numberbook",
            constraint=models.UniqueConstraint(fields=("agency", "series", "year"), name="one_letter_book_a_year"),
        ),
    ]
