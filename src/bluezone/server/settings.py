"""Django's settings, made from the closed list in bluezone.server.options. Importing this writes nothing."""

import functools
import os
import secrets
from pathlib import Path

import fontpkg_be_vietnam_pro
from django.utils.functional import lazy

from bluezone.server import data_folder, database, options, site_clock

VALUES = options.read(os.environ)
HERE = Path(__file__).parent
SECRET_CHARACTERS = 32

BLUEZONE_DATA = Path(VALUES["BLUEZONE_DATA"].text).expanduser().absolute()
BLUEZONE_RETENTION_DAYS = options.number(VALUES["BLUEZONE_RETENTION_DAYS"], 1, 60)
BLUEZONE_SECOND_FACTOR = options.one_of(VALUES["BLUEZONE_SECOND_FACTOR"], "offered", "required")
BLUEZONE_IDLE_MINUTES = options.number(VALUES["BLUEZONE_IDLE_MINUTES"], 5, 480)
BLUEZONE_PROXIES = options.number(VALUES["BLUEZONE_PROXIES"], 0, 9)
BLUEZONE_CLOCK = site_clock.make(VALUES["BLUEZONE_CLOCK_START"].text, VALUES["BLUEZONE_CLOCK_ORIGIN"].text)
BLUEZONE_LETTERS = Path(VALUES["BLUEZONE_LETTERS"].text).absolute() if VALUES["BLUEZONE_LETTERS"].text else None
BLUEZONE_SMS_PROGRAM = VALUES["BLUEZONE_SMS_PROGRAM"].text
BLUEZONE_SMS_FOLDER = VALUES["BLUEZONE_SMS_FOLDER"].text
BLUEZONE_HTTPS = options.yes(VALUES["BLUEZONE_HTTPS"])


@functools.cache
def _secret_key() -> str:
    given = VALUES["BLUEZONE_SECRET_KEY"].text
    if given:
        return options.long(VALUES["BLUEZONE_SECRET_KEY"], SECRET_CHARACTERS)
    made = data_folder.read_or_make(BLUEZONE_DATA / "secret-key", lambda: secrets.token_urlsafe(48).encode())
    return made.decode()


SECRET_KEY = lazy(_secret_key, str)()  # asked for at first use, so that a type checker's import leaves no file behind
DEBUG = False
ALLOWED_HOSTS = options.words(VALUES["BLUEZONE_HOSTS"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "bluezone.server.accounts",
    "bluezone.server.authority",
    "bluezone.server.phones",
    "bluezone.server.units",
    "bluezone.server.rollout",
]
MIDDLEWARE = [
    "bluezone.server.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bluezone.server.accounts.middleware.SessionsMiddleware",  # before the next, which then asks to sign in again
    "django.contrib.auth.middleware.LoginRequiredMiddleware",  # a page is closed unless it says otherwise
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bluezone.server.errors_door.ErrorsMiddleware",
]
ROOT_URLCONF = "bluezone.server.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bluezone.server.navigation.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "bluezone.server.filters",
            ],
        },
    },
]

DATABASES = {"default": database.read(VALUES["DATABASE_URL"].text, BLUEZONE_DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "start"
PASSWORD_HASHERS = ["bluezone.server.accounts.hashers.LeanArgon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_ENGINE = "bluezone.server.accounts.session_store"
SESSION_COOKIE_AGE = 8 * 60 * 60  # one shift
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BLUEZONE_HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BLUEZONE_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# Whoever sets BLUEZONE_HTTPS runs a proxy that ends TLS and sets this header itself.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BLUEZONE_HTTPS else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024  # a roster pasted as text; calls of phones have limits of their own
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BLUEZONE_DATA / "static"
STATICFILES_DIRS = [
    HERE / "static",
    ("font", Path(fontpkg_be_vietnam_pro.ROOT) / "files"),
]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "bluezone": {"level": "INFO"},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},  # a refused call is no event; a failed one is
    },
}
