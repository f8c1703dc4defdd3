"""Django's settings, derived from the installation's configuration (config.py)."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import dj_database_url

from rabfang.project.config import Configuration, load

PACKAGE = Path(__file__).resolve().parent.parent
CONFIG = load()

DEBUG = CONFIG.debug
SECRET_KEY = CONFIG.secret_key or "only-for-commands-that-sign-nothing"
BASE_URL = CONFIG.base_url
ALLOWED_HOSTS = [urlsplit(BASE_URL).hostname or "127.0.0.1", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [BASE_URL]
ROOT_URLCONF = "rabfang.project.urls"
WSGI_APPLICATION = "rabfang.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "agencies.Officer"
SITE_ID = None

RABFANG_DATA_DIR = CONFIG.data_dir
RABFANG_DEMONSTRATION = CONFIG.demonstration
RABFANG_AUDIT_FILE = CONFIG.audit_file
RABFANG_REPORT_LIMIT = CONFIG.report_limit
RABFANG_RECEIPT_LIMIT = CONFIG.receipt_limit
RABFANG_TRUSTED_PROXIES = CONFIG.trusted_proxies
RABFANG_MAIL_SERVERS = CONFIG.mail_servers
RABFANG_TALK_DAYS = CONFIG.talk_days
RABFANG_ASIDE_DAYS = CONFIG.aside_days
RABFANG_DRAFT_DAYS = CONFIG.draft_days
RABFANG_ACCOUNTS = CONFIG.accounts
RABFANG_OIDC = CONFIG.oidc
RABFANG_LINE_API_URL = CONFIG.line_api_url
RABFANG_LINE_DATA_URL = CONFIG.line_data_url
RABFANG_MESSENGER_API_URL = CONFIG.messenger_api_url
RABFANG_MESSENGER_FILES_AT = CONFIG.messenger_files_at
RABFANG_CONFIDENTIAL_IDLE_MINUTES = CONFIG.confidential_idle_minutes
RABFANG_IDENTITY_DAYS = CONFIG.identity_days
RABFANG_PROTECTION_REMINDER_DAYS = CONFIG.protection_reminder_days
RABFANG_REFUSED_PAGES = CONFIG.refused_pages
RABFANG_SMALLEST_COUNT = CONFIG.smallest_count
RABFANG_EXPORT_DAYS = CONFIG.export_days
RABFANG_CLAMAV = CONFIG.clamav
RABFANG_SUBMIT_LIMIT = CONFIG.submit_limit
RABFANG_UPLOAD_LIMIT = CONFIG.upload_limit
RABFANG_MESSAGE_LIMIT = CONFIG.message_limit
RABFANG_TRACK_LIMIT = CONFIG.track_limit
RABFANG_HOOK_LIMIT = CONFIG.hook_limit
RABFANG_MAP_TILES_URL = CONFIG.map_tiles_url
RABFANG_MAP_CREDIT = CONFIG.map_credit

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rabfang.web",
    "rabfang.audit",
    "rabfang.agencies",
    "rabfang.procedures",
    "rabfang.documents",
    "rabfang.vault",
    "rabfang.cases",
    "rabfang.search",
    "rabfang.letters",
    "rabfang.channels",
    "rabfang.accounts",
    "rabfang.rights",
    "rabfang.reports",
    "rabfang.public",
    "rabfang.desk",
    "rabfang.project",
]

MIDDLEWARE = [
    "rabfang.web.middleware.SecurityHeadersMiddleware",  # the outermost: no answer goes out without them
    "rabfang.project.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "rabfang.web.middleware.LanguageChoiceMiddleware",
    "rabfang.public.confidential.middleware.QuietMiddleware",
    "rabfang.web.middleware.NoZeroByteMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rabfang.documents.middleware.RequestSizeMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "rabfang.web.middleware.OnlyByFormMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "rabfang.accounts.middleware.SessionUseMiddleware",
    "rabfang.desk.refused.RefusedPageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rabfang.documents.middleware.HeldFileMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "rabfang.web.context.demonstration",
            ],
        },
    }
]

FORM_RENDERER = "rabfang.web.forms.OfficeRenderer"


def _database(config: Configuration) -> dict[str, Any]:
    """SQLite in the data folder unless a server is named; both with what many writers need."""
    if config.database_url.startswith(("postgres://", "postgresql://")):
        return {
            **dj_database_url.parse(config.database_url, conn_max_age=600, conn_health_checks=True),
            "OPTIONS": {"application_name": "rabfang"},
        }
    name = config.database_url.removeprefix("sqlite:///") or str(config.data_dir / "rabfang.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Without IMMEDIATE, two writers that read first fail with "locked" instead of waiting.
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # FULL: a number given to a citizen survives a power cut, not only a crash.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
        },
    }


DATABASES = {"default": _database(CONFIG)}

STORAGES = {
    "default": {
        "BACKEND": "rabfang.documents.storage.DurableFileSystemStorage",
        "OPTIONS": {"location": str(RABFANG_DATA_DIR / "files")},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = RABFANG_DATA_DIR / "static"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

PASSWORD_HASHERS = ["rabfang.accounts.hashers.PasswordHasher"]
AUTHENTICATION_BACKENDS = ["rabfang.accounts.backend.OfficerBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"

SESSION_ENGINE = "rabfang.accounts.sessions"
ENCRYPTED = BASE_URL.startswith("https://")
# A browser takes a cookie of this prefix only from this very host, over https: no neighbour can plant one.
HOST_ONLY = "__Host-" if ENCRYPTED else ""
SESSION_COOKIE_NAME = f"{HOST_ONLY}rabfang_session"
CSRF_COOKIE_NAME = f"{HOST_ONLY}rabfang_form"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENCRYPTED
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = f"{HOST_ONLY}rabfang_language"
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
# What a page says after a form lies in the session: no cookie beyond these three, and none that holds words.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "rabfang.web.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if CONFIG.trusted_proxies:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_smtp = urlsplit(CONFIG.smtp_url)
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if CONFIG.smtp_url else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = _smtp.hostname or ""
EMAIL_PORT = _smtp.port or (465 if _smtp.scheme == "smtps" else 25)
EMAIL_HOST_USER = unquote(_smtp.username or "")
EMAIL_HOST_PASSWORD = unquote(_smtp.password or "")
EMAIL_USE_SSL = _smtp.scheme == "smtps"
EMAIL_USE_TLS = parse_qs(_smtp.query).get("tls") == ["starttls"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = CONFIG.mail_from or f"rabfang@{ALLOWED_HOSTS[0]}"

# Ten files of a person's evidence may come at once; each is checked again by rabfang.documents.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "rabfang.documents.uploads.CappedUploadHandler",
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": CONFIG.log_level},
    "loggers": {
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
        # Its lines name addresses of files that people sent.
        "httpx": {"level": "WARNING"},
        # Their lines tell what stands in files that people sent: a camera's name, a place.
        "PIL": {"level": "WARNING"},
        "pikepdf": {"handlers": ["nowhere"], "propagate": False},
        # Its lines name passkeys.
        "fido2": {"level": "WARNING"},
    },
}
TEST_RUNNER = "django.test.runner.DiscoverRunner"
