"""Conversations on LINE and Messenger: the office's accounts, who writes to them, and what is answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rabfang.agencies.models import Agency
from rabfang.cases.models import Case, Dispatch


class Platform(models.TextChoices):
    """Where people chat. The key is the way of `Incoming` and `OutboxMessage`."""

    LINE = "line", _("LINE")
    MESSENGER = "messenger", _("Facebook Messenger")


class ChatAccount(models.Model):
    """An account of the office on a platform, through which matters of one channel come.

    `secret` proves that a webhook is the platform's, `token` that we may answer; both are sealed. `verify_token` is
    what Messenger says once when the webhook is set up. `hook` is the unguessable end of the webhook's address.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="chat_accounts")
    channel = models.CharField(_("ช่องทาง"), max_length=60)
    platform = models.CharField(_("แพลตฟอร์ม"), max_length=20, choices=Platform)
    name = models.CharField(_("ชื่อบัญชี"), max_length=200)
    public_id = models.CharField(max_length=100, blank=True)
    secret = models.TextField()
    token = models.TextField()
    verify_token = models.CharField(max_length=64)
    hook = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(_("เปิดใช้"), default=True)
    created_at = models.DateTimeField()
    last_event_at = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    last_error_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "platform", "name"], name="chat_account_named_once"),
            models.CheckConstraint(condition=Q(platform__in=Platform.values), name="chat_account_platform_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Conversation(models.Model):
    """One person's thread with one account: where the talk stands, what was gathered, which case it is about.

    `talk` is `chat.talk.Talk` as JSON. `submission` is the unguessable token of the matter being gathered, so that
    confirming twice gives one case. `rows` are the `Incoming` it was gathered from. `last_at` is when the person last
    wrote, by our own clock; `ends_at` when a talk left half-way is put aside for an officer.
    """

    account = models.ForeignKey(ChatAccount, on_delete=models.PROTECT, related_name="conversations")
    user = models.CharField(max_length=100)
    language = models.CharField(max_length=2, default="th")
    talk = models.JSONField(default=dict)
    rows = models.JSONField(default=list)
    submission = models.CharField(max_length=64, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="conversations")
    last_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    blocked = models.BooleanField(default=False)

    class Meta:
        ordering = ["-last_at"]
        constraints = [models.UniqueConstraint(fields=["account", "user"], name="conversation_once")]
        indexes = [
            models.Index(fields=["ends_at"], name="conversation_half_way", condition=Q(ends_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}:{self.user}"


class ChatAnswer(Dispatch):
    """What the conversation itself answers to one event.

    `said` is what to say, as codes and facts that become words when it is sent. `reply_token` lets it go as an answer
    for a minute. The answer that tells a new case's number waits without `next_at`: it leaves as that case's
    acknowledgement (`case`).
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="answers")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    said = models.JSONField()
    reply_token = models.CharField(max_length=200, blank=True)

    class Meta(Dispatch.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case"], name="chat_receipt_once", condition=Q(case__isnull=False)),
        ]
        indexes = [models.Index(fields=["next_at"], name="chat_waiting", condition=Q(next_at__isnull=False))]

    def __str__(self) -> str:
        return f"{self.conversation_id}-{self.pk}"


class OfficerChat(models.Model):
    """An officer's own LINE, linked by a one-time code that they type there.

    `digest`: the mail that tells them what waits goes there instead.
    """

    officer = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="chat")
    code = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, null=True, related_name="officer_chat")
    linked_at = models.DateTimeField(null=True)
    digest = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["code"], name="officer_chat_by_code", condition=~Q(code=""))]

    def __str__(self) -> str:
        return f"{self.officer_id}"
