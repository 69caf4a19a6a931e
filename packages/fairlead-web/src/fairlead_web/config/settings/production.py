"""A real site: every secret and address must be given, nothing is open by default."""

import os

from fairlead_web.config import given
from fairlead_web.config.settings.base import *  # noqa: F403  (as Django builds settings)
from fairlead_web.config.settings.base import DATA, PICTURES, env

os.umask(0o077)  # what the site writes, an SQLite database too, nobody else on this machine reads
DEBUG = False
SECRET_KEY = given.secret(env)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # earlier ones, after a change
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
env.str("DATABASE_URL")  # base has a default, for trying out; a real site names its database
WAGTAILADMIN_BASE_URL = given.address(env, ALLOWED_HOSTS)  # links in letters lead there
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Whether browsers may list the domain for ever is its owner's to decide.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-fairlead_session"
ALLAUTH_TRUSTED_PROXY_COUNT = given.number(env, "TRUSTED_PROXIES", default=1)

vars().update(given.mail_server(env))
if globals()["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_BACKEND = "fairlead_web.accounts.mail_server.MailServer"  # which tells doubt from failure
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "pictures": PICTURES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_ROOT = DATA / "static"  # filled by `fairlead-web collectstatic`
WHITENOISE_USE_FINDERS = False
