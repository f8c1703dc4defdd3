"""Settings of an installation: RABFANG_* variables, or rabfang.toml in the data folder; a value or a clear failure.

A variable wins over the file. An unknown name, an empty value or a value of the wrong type stops the start. A secret
may stand in a file of its own instead, which RABFANG_<NAME>_FILE names; no message ever says what a secret is.
"""

import os
import secrets
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rabfang.project.config_values import (
    ConfigurationError,
    address,
    addresses,
    counted,
    one_of,
    socket,
    whole_address,
    whole_number,
    whole_path,
    yes_or_no,
)

__all__ = ["SETTINGS", "Configuration", "ConfigurationError", "Setting", "load", "new_secret_key", "secret_files"]
LONGEST_SECRET = 10_000


@dataclass(frozen=True)
class Setting:
    """One setting: its name without the prefix, its default as text, and what it is for."""

    name: str
    default: str
    purpose: str
    secret: bool = False  # may be read from a file of its own; never shown


SETTINGS = (
    Setting("DATA_DIR", "data", "Folder of the database, uploaded files and rabfang.toml."),
    Setting(
        "DATABASE_URL", "", "postgres://user:password@host/name; SQLite in the data folder when empty.", secret=True
    ),
    Setting("BASE_URL", "http://127.0.0.1:8000", "Address citizens see; used in letters, e-mail and QR codes."),
    Setting("SECRET_KEY", "", "Signs sessions and forms; made by `rabfang init` when empty.", secret=True),
    Setting("DEMONSTRATION", "no", "yes: a banner says that nothing is real; mail and chats stay inside."),
    Setting("SMTP_URL", "", "smtp://user:password@host:587?tls=starttls; empty keeps mail in the outbox.", secret=True),
    Setting(
        "MAIL_FROM", "", "Sender of all mail; rabfang@ and the host when empty. Answers go to the office's address."
    ),
    Setting("LINE_API_URL", "https://api.line.me", "LINE's Messaging API; another one only to try things out."),
    Setting("LINE_DATA_URL", "https://api-data.line.me", "Where LINE hands out what people sent."),
    Setting("MESSENGER_API_URL", "https://graph.facebook.com", "Messenger's API; another one only to try things out."),
    Setting(
        "MESSENGER_FILES_AT",
        "https://*.fbcdn.net,https://*.fbsbx.com",
        "The only places from which files that people sent by Messenger are fetched.",
    ),
    Setting(
        "MAIL_SERVERS",
        "",
        "The only hosts that administrators may name as mail servers: imap.a.example,*.b.example. Any when empty.",
    ),
    Setting("TALK_DAYS", "3", "Days after which a talk left half-way in a chat is put before an officer."),
    Setting(
        "ASIDE_DAYS",
        "90",
        "Days for which paper put aside and talks let be can be taken back; then they are erased. 0: never.",
    ),
    Setting(
        "DRAFT_DAYS", "180", "Days for which rows of an occasion wait to be registered; then they are erased. 0: never."
    ),
    Setting(
        "AUDIT_FILE",
        "",
        "Where the heads of the record are written, a line each, for another machine to keep; audit-heads.log in the "
        "data folder when empty.",
    ),
    Setting(
        "REPORT_LIMIT", "60", "Corruption reports that one office takes in 15 minutes; later ones are asked to wait."
    ),
    Setting("RECEIPT_LIMIT", "300", "Wrong receipts of such reports that one office answers in 15 minutes."),
    Setting("INVITATION_DAYS", "7", "How many days the link of an invitation to an officer works."),
    Setting("RESET_MINUTES", "60", "How many minutes the link for a new password works."),
    Setting("SESSION_IDLE_MINUTES", "60", "An officer who does nothing for so many minutes is signed out."),
    Setting("SESSION_HOURS", "10", "An officer is signed out after so many hours in any case."),
    Setting("CONFIRM_MINUTES", "10", "For so many minutes what is sensitive needs no password and code again."),
    Setting("SIGN_IN_TRIES", "10", "Wrong passwords or codes for one account in 15 minutes before it waits."),
    Setting("SIGN_IN_TRIES_CLIENT", "60", "The same from one address; addresses are not kept."),
    Setting("OIDC_ISSUER", "", "OpenID Connect provider, https://...; nobody is sent to one when empty."),
    Setting("OIDC_NAME", "ThaID", "What the button of that provider is called."),
    Setting("OIDC_FOR", "citizens", "Who may sign in by it: citizens, officers or both."),
    Setting("OIDC_CLIENT_ID", "", "Who this installation is at the provider."),
    Setting("OIDC_CLIENT_SECRET", "", "Its secret there.", secret=True),
    Setting("OIDC_SCOPES", "openid", "What is asked of the provider, words between spaces; officers need email too."),
    Setting("TRUSTED_PROXIES", "0", "How many reverse proxies stand in front and set X-Forwarded-For."),
    Setting(
        "CLAMAV",
        "",
        "Where clamd listens, unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310; files are then looked at before "
        "anybody sees them. Not looked at when empty.",
    ),
    Setting("SUBMIT_LIMIT", "60", "Matters that one connection may submit in 15 minutes. 0: any number."),
    Setting("UPLOAD_LIMIT", "200", "Files that one connection may send in 15 minutes. 0: any number."),
    Setting(
        "MESSAGE_LIMIT", "60", "Words, ratings and the like added to a followed case in 15 minutes. 0: any number."
    ),
    Setting("TRACK_LIMIT", "30", "Wrong numbers or secrets from one connection in 15 minutes."),
    Setting("HOOK_LIMIT", "100", "Wrongly signed calls of a webhook from one connection in 15 minutes. 0: any number."),
    Setting("MAP_TILES_URL", "", "Map tiles, https://.../{z}/{x}/{y}.png; no map picture when empty."),
    Setting("MAP_CREDIT", "", "What the owner of the tiles wants said on each map, as HTML."),
    Setting(
        "CONFIDENTIAL_IDLE_MINUTES",
        "15",
        "After so many minutes without use an officer's key at a confidential desk locks.",
    ),
    Setting("IDENTITY_DAYS", "14", "For how many days at most a custodian hands an identity to a designated officer."),
    Setting("PROTECTION_REMINDER_DAYS", "7", "How many days before its day a measure of protection is brought up."),
    Setting(
        "SMALLEST_COUNT",
        "3",
        "Counts of cases below this are not shown to the public, nor those of confidential cases to the head of an "
        "office. Less than 3 is 3.",
    ),
    Setting("EXPORT_DAYS", "7", "How many days a list that an officer asked for as a file can be downloaded."),
    Setting(
        "REFUSED_PAGES",
        "30",
        "Pages refused to one officer that are recorded in an hour; then one line more.",
    ),
    Setting("LOG_LEVEL", "INFO", "How much is written to the log: DEBUG, INFO, WARNING or ERROR."),
    Setting("DEBUG", "no", "yes: developers' error pages; refused together with a public BASE_URL."),
)


@dataclass(frozen=True)
class Configuration:
    """The parsed settings of this installation."""

    data_dir: Path
    database_url: str
    base_url: str
    secret_key: str
    demonstration: bool
    smtp_url: str
    mail_from: str
    line_api_url: str
    line_data_url: str
    messenger_api_url: str
    messenger_files_at: str
    mail_servers: str
    talk_days: int
    aside_days: int
    draft_days: int
    audit_file: Path | None
    report_limit: int
    receipt_limit: int
    accounts: "Accounts"
    oidc: "Provider"
    trusted_proxies: int
    clamav: str
    submit_limit: int
    upload_limit: int
    message_limit: int
    track_limit: int
    hook_limit: int
    map_tiles_url: str
    map_credit: str
    log_level: str
    debug: bool
    confidential_idle_minutes: int
    identity_days: int
    smallest_count: int
    export_days: int
    refused_pages: int
    protection_reminder_days: int


@dataclass(frozen=True)
class Accounts:
    """Periods and limits of officers' accounts."""

    invitation_days: int
    reset_minutes: int
    session_idle_minutes: int
    session_hours: int
    confirm_minutes: int
    sign_in_tries: int
    sign_in_tries_client: int


@dataclass(frozen=True)
class Provider:
    """The OpenID Connect provider, if there is one (`issuer`), and who may sign in by it."""

    issuer: str
    name: str
    for_citizens: bool
    for_officers: bool
    client_id: str
    client_secret: str
    scopes: str


def load(environ: Mapping[str, str] = os.environ) -> Configuration:
    """Reads and checks every setting.

    Raises ConfigurationError naming the setting and what would be right.
    """
    known = {f"RABFANG_{setting.name}" for setting in SETTINGS} | {"RABFANG_TEST_DATABASE"}
    known |= {f"RABFANG_{setting.name}_FILE" for setting in SETTINGS if setting.secret}
    for name in environ:
        if name.startswith("RABFANG_") and name not in known:
            raise ConfigurationError(f"{name} is not a setting. Settings are: {', '.join(sorted(known))}")
    data_dir = Path(environ.get("RABFANG_DATA_DIR") or "data").resolve()
    values = _from_file(data_dir / "rabfang.toml")
    for setting in SETTINGS:
        given = _given(setting, environ)
        if given is not None:
            values[setting.name] = given
        values.setdefault(setting.name, setting.default)
    return _parsed(values, data_dir)


def secret_files(environ: Mapping[str, str] = os.environ) -> list[Path]:
    """The files in which secrets of this installation stand."""
    named = [environ.get(f"RABFANG_{setting.name}_FILE", "") for setting in SETTINGS if setting.secret]
    return [Path(name) for name in named if name]


def new_secret_key() -> str:
    """A fresh signing key, 384 random bits."""
    return secrets.token_urlsafe(48)


def _given(setting: Setting, environ: Mapping[str, str]) -> str | None:
    """What the variable says, or the file that it names."""
    name = f"RABFANG_{setting.name}"
    given, file = environ.get(name), environ.get(f"{name}_FILE") if setting.secret else None
    if file is None:
        return given
    if given is not None:
        raise ConfigurationError(f"{name} and {name}_FILE are both given: keep one of them")
    return _secret_in(Path(file), f"{name}_FILE")


def _secret_in(path: Path, name: str) -> str:
    """The one line of a file that nobody but its owner may change. What it holds is never part of a message."""
    try:
        held = path.open(encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(f"{name}: {path} cannot be read ({error.strerror})") from None
    with held:
        about = os.fstat(held.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise ConfigurationError(f"{name}: {path} must be a file that others cannot write: chmod 400 it")
        try:
            said = held.read(LONGEST_SECRET + 1).strip()
        except UnicodeDecodeError:
            raise ConfigurationError(f"{name}: {path} is not text in UTF-8") from None
    if not said or len(said) > LONGEST_SECRET or "\n" in said:
        raise ConfigurationError(f"{name}: {path} must hold one line")
    return said


def _from_file(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}") from error
    names = {setting.name.lower(): setting.name for setting in SETTINGS}
    values = {}
    for key, value in table.items():
        if key not in names or key == "data_dir":
            raise ConfigurationError(f"{path}: {key} is not a setting. Settings are: {', '.join(sorted(names))}")
        if not isinstance(value, str | bool | int):
            raise ConfigurationError(f"{path}: {key} must be text, a number, or true/false")
        values[names[key]] = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return values


def _parsed(values: dict[str, str], data_dir: Path) -> Configuration:
    base_url = values["BASE_URL"].rstrip("/")
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ConfigurationError("RABFANG_BASE_URL must be http:// or https:// and a host, without a path")
    debug = yes_or_no("DEBUG", values["DEBUG"])
    if debug and parts.hostname not in ("127.0.0.1", "localhost"):
        raise ConfigurationError("RABFANG_DEBUG=yes is refused when RABFANG_BASE_URL is not this machine")
    if values["DATABASE_URL"] and not values["DATABASE_URL"].startswith(("postgres://", "postgresql://", "sqlite:///")):
        raise ConfigurationError("RABFANG_DATABASE_URL must start with postgres:// (or be empty for SQLite)")
    if values["SMTP_URL"] and not values["SMTP_URL"].startswith(("smtp://", "smtps://")):
        raise ConfigurationError("RABFANG_SMTP_URL must start with smtp:// or smtps://")
    for name in ("DATABASE_URL", "SMTP_URL"):
        whole_address(name, values[name])
    return Configuration(
        data_dir=data_dir,
        database_url=values["DATABASE_URL"],
        base_url=base_url,
        secret_key=values["SECRET_KEY"],
        demonstration=yes_or_no("DEMONSTRATION", values["DEMONSTRATION"]),
        smtp_url=values["SMTP_URL"],
        mail_from=values["MAIL_FROM"],
        line_api_url=address("LINE_API_URL", values["LINE_API_URL"]),
        line_data_url=address("LINE_DATA_URL", values["LINE_DATA_URL"]),
        messenger_api_url=address("MESSENGER_API_URL", values["MESSENGER_API_URL"]),
        messenger_files_at=addresses("MESSENGER_FILES_AT", values["MESSENGER_FILES_AT"]),
        mail_servers=values["MAIL_SERVERS"],
        talk_days=whole_number("TALK_DAYS", values["TALK_DAYS"], least=1),
        aside_days=whole_number("ASIDE_DAYS", values["ASIDE_DAYS"]),
        draft_days=whole_number("DRAFT_DAYS", values["DRAFT_DAYS"]),
        audit_file=whole_path("AUDIT_FILE", values["AUDIT_FILE"]),
        report_limit=whole_number("REPORT_LIMIT", values["REPORT_LIMIT"]),
        receipt_limit=whole_number("RECEIPT_LIMIT", values["RECEIPT_LIMIT"]),
        accounts=Accounts(**{name: counted(name.upper(), values) for name in Accounts.__dataclass_fields__}),
        oidc=_provider(values),
        trusted_proxies=whole_number("TRUSTED_PROXIES", values["TRUSTED_PROXIES"]),
        clamav=socket("CLAMAV", values["CLAMAV"]),
        submit_limit=whole_number("SUBMIT_LIMIT", values["SUBMIT_LIMIT"]),
        upload_limit=whole_number("UPLOAD_LIMIT", values["UPLOAD_LIMIT"]),
        message_limit=whole_number("MESSAGE_LIMIT", values["MESSAGE_LIMIT"]),
        track_limit=whole_number("TRACK_LIMIT", values["TRACK_LIMIT"], least=1),
        hook_limit=whole_number("HOOK_LIMIT", values["HOOK_LIMIT"]),
        map_tiles_url=values["MAP_TILES_URL"],
        map_credit=values["MAP_CREDIT"],
        log_level=one_of("LOG_LEVEL", values["LOG_LEVEL"], ("DEBUG", "INFO", "WARNING", "ERROR")),
        debug=debug,
        confidential_idle_minutes=whole_number("CONFIDENTIAL_IDLE_MINUTES", values["CONFIDENTIAL_IDLE_MINUTES"]),
        identity_days=whole_number("IDENTITY_DAYS", values["IDENTITY_DAYS"]),
        protection_reminder_days=whole_number("PROTECTION_REMINDER_DAYS", values["PROTECTION_REMINDER_DAYS"]),
        refused_pages=whole_number("REFUSED_PAGES", values["REFUSED_PAGES"], least=1),
        smallest_count=whole_number("SMALLEST_COUNT", values["SMALLEST_COUNT"]),
        export_days=whole_number("EXPORT_DAYS", values["EXPORT_DAYS"], least=1),
    )


def _provider(values: Mapping[str, str]) -> Provider:
    issuer, client = values["OIDC_ISSUER"], values["OIDC_CLIENT_ID"]
    parts = urlsplit(issuer)
    if issuer and parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise ConfigurationError("RABFANG_OIDC_ISSUER must be https://")
    if issuer and not client:
        raise ConfigurationError("RABFANG_OIDC_ISSUER needs RABFANG_OIDC_CLIENT_ID")
    whom = one_of("OIDC_FOR", values["OIDC_FOR"], ("citizens", "officers", "both"))
    scopes = " ".join(dict.fromkeys(["openid", *values["OIDC_SCOPES"].split()]))
    secret = values["OIDC_CLIENT_SECRET"]
    return Provider(issuer, values["OIDC_NAME"], whom != "officers", whom != "citizens", client, secret, scopes)
