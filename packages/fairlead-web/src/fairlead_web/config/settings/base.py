"""What every installation shares. Secrets and addresses come from the environment."""

from pathlib import Path

import environ
import nhsuk_frontend_jinja
from csp.constants import NONE, SELF

from fairlead_web.config import given, site

env = environ.Env()
SITE = site.read(env)  # the programme's own name, colours and contacts

PACKAGE = Path(__file__).resolve().parents[2]
# Everything the site writes (database, uploads, releases) lies under one folder.
DATA = Path(env.str("FAIRLEAD_DATA", default=str(Path.cwd() / "var"))).resolve()

INSTALLED_APPS = [
    "fairlead_web.config",  # for its commands
    "fairlead_web.home",
    "fairlead_web.content",
    "fairlead_web.observatory",
    "fairlead_web.networks",
    "fairlead_web.releases",
    "fairlead_web.organisations",
    "fairlead_web.accounts",
    "fairlead_web.vocabulary",
    "fairlead_web.audit",
    "fairlead_web.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "wagtail.contrib.redirects",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "rules",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "fairlead_web.ui.methods.methods_middleware",
    "fairlead_web.ui.page_cache.page_cache_middleware",
    "fairlead_web.ui.pressed_twice.one_at_a_time_middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fairlead_web.ui.private_answers.private_answers_middleware",
    "fairlead_web.ui.language.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "fairlead_web.ui.pressed_twice.PressedTwiceMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fairlead_web.organisations.roles_once.roles_once_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",  # of pages that were moved
    "fairlead_web.ui.methods.explained_refusals_middleware",
]
ROOT_URLCONF = "fairlead_web.config.urls"
WSGI_APPLICATION = "fairlead_web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        # What is drawn quicker than the NHS components draw it stands before theirs.
        "DIRS": [PACKAGE / "ui/quick", Path(nhsuk_frontend_jinja.__file__).parent / "templates"],
        "OPTIONS": {
            "environment": "fairlead_web.ui.environment.environment",
            "context_processors": ["fairlead_web.ui.context.page"],
        },
    },
    {  # the texts of sign-in e-mails, which come from allauth
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": given.database(env, default=f"sqlite:///{DATA / 'fairlead.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _options = {
        # A transaction that starts with a read and then writes would otherwise fail at once when the
        # worker holds the lock; taking the write lock at the start makes it wait instead.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    _options = {"connect_timeout": 10}  # seconds; by itself it waits for minutes for a machine that is away
DATABASES["default"]["OPTIONS"] = _options | DATABASES["default"].get("OPTIONS", {})  # the address wins
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:mine"
LOGOUT_REDIRECT_URL = "home:home"
ACCOUNT_ADAPTER = "fairlead_web.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code sent to the address proves it at every sign-in
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address gets no letter, and the page does not tell
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
MFA_TEMPLATE_EXTENSION = "jinja"
SOCIALACCOUNT_ADAPTER = "fairlead_web.accounts.organisation_sign_in.OrganisationAdapter"
# A link, not a form: the content policy lets no form lead to another site. What comes back carries a state.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
MFA_ALLOW_UNVERIFIED_EMAIL = True  # every way in has proved the address, by a code or through an organisation
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 30 * 60
# Counted by address *and* network: whoever asks for a stranger's codes uses up their own share of them only.
ACCOUNT_FORMS = {"request_login_code": "fairlead_web.accounts.forms.CodeForm"}
MFA_FORMS = {
    "add_webauthn": "fairlead_web.accounts.forms.PasskeyForm",
    "authenticate_webauthn": "fairlead_web.accounts.forms.PasskeyStepForm",
    "login_webauthn": "fairlead_web.accounts.forms.PasskeySignInForm",
    "reauthenticate_webauthn": "fairlead_web.accounts.forms.PasskeyAgainForm",
}
MFA_ADAPTER = "fairlead_web.accounts.adapter.SecondFactorAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a letter whenever the ways to sign in change
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/m/ip,3/m/key,20/h/key",
    "signup": "60/m/ip",
    "join": "3/m/key,20/h/key",
}
WAGTAIL_SITE_NAME = SITE.name
# Editors sign in as everybody does, need nobody's leave to publish, and are told of nothing by others.
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Pictures and documents are public by intent; what is shown of pictures lies in a folder of its own.
# A picture is unpacked to be made smaller: four bytes a point. Telephones take pictures of up to 50 million.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_RENDITION_STORAGE = "pictures"
WAGTAILIMAGES_IMAGE_FORM_BASE = "fairlead_web.content.uploads.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "fairlead_web.content.uploads.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "epub", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
# The largest picture or document that an editor may send.
WAGTAILDOCS_MAX_UPLOAD_SIZE = given.number(env, "FAIRLEAD_UPLOAD_MEGABYTES", default=10) * 1024**2
WAGTAILIMAGES_MAX_UPLOAD_SIZE = WAGTAILDOCS_MAX_UPLOAD_SIZE
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILADMIN_BASE_URL = env.str("FAIRLEAD_ADDRESS", default="http://127.0.0.1:8000")
MFA_TOTP_ISSUER = SITE.name

# One cookie: the session's. Form tokens and messages live inside the session.
SESSION_ENGINE = "fairlead_web.ui.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # from its beginning
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "fairlead_session"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "fairlead_web.home.errors.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
PRESSES = DATA / "presses"  # empty files, locked while a form is answered where the database has no locks
MEDIA_ROOT = DATA / "files"  # private: served by views only, never by address
PICTURES = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": DATA / "pictures", "base_url": "/pictures/"},
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "pictures": PICTURES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
FILE_UPLOAD_PERMISSIONS = 0o600

EMAIL_TIMEOUT = given.number(
    env, "EMAIL_TIMEOUT", default=20
)  # seconds; else a server that hangs holds all letters up
DEFAULT_FROM_EMAIL = given.sender(env, default=f"{SITE.name} <no-reply@fairlead.invalid>")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "fairlead_web.config.logs.LineFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("FAIRLEAD_LOG_LEVEL", default="INFO")},
}

# Only for a trust that runs a copy of its own: leads may send rows about people, deleted once counted.
ALLOW_ROW_UPLOAD = env.bool("FAIRLEAD_ALLOW_ROW_UPLOAD", default=False)
# Rate limits are counted here; a folder serves all processes of the site.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        # Where it is full, counts are thrown away at random: whoever makes many could so take back their own.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
    # Public pages, in each process; whether they still hold is asked of the folder.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
PAGE_CACHE_SECONDS = 60

# Which site this is; the layout's banner and the demonstration pages ask these.
DEMONSTRATION = False
