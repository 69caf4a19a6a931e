"""A site on one machine with synthetic people: anyone may sign in as any of them."""

from fairlead_web.config.settings.base import *  # noqa: F403  (as Django builds settings)
from fairlead_web.config.settings.base import DATA, LOGGING, env

DEMONSTRATION = True
DEBUG = False
# Known to everyone, like everything in a demonstration; production has no default.
SECRET_KEY = env.str("SECRET_KEY", default="a-demonstration-has-no-secrets-" + "0" * 32)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "fairlead_web.config.urls_demonstration"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "fairlead_web.accounts.demonstration.SignInAsBackend",
]
EMAIL_BACKEND = "fairlead_web.accounts.outbox.OutboxBackend"
OUTBOX = DATA / "outbox"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost; no browser makes one for a number
# Whoever tries the site reads where it is and who to sign in as, not each job that runs behind it. The
# worker sets its loggers' levels itself, so the handler holds back.
LOGGING = {
    **LOGGING,
    "handlers": {"stderr": {**LOGGING["handlers"]["stderr"], "level": "WARNING"}},  # type: ignore[index]  # a plain dict
}
