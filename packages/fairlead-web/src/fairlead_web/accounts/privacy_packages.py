"""What the packages of others hold about people here, and which of their models hold nothing of the kind."""

import datetime as dt

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.registry import Expiry, declare, kinds

JOBS_KEPT = dt.timedelta(days=14)
SECURITY = _("Needed for safe sign-in")

declare(
    "account.EmailAddress",
    purpose=_("Knowing which addresses were proved"),
    basis=SECURITY,
    retention=_("Until you erase your account"),
    subject="user",
    fields=kinds(
        contact="email",
        technical="id user verified primary",
    ),
    export=("email", "verified", "primary"),
)
declare(
    "account.EmailConfirmation",
    purpose=_("Proving an address"),
    basis=SECURITY,
    retention=_("Until used; the site sends codes instead, so none is made"),
    subject="email_address__user",
    fields=kinds(
        security="key",
        technical="id email_address created sent",
    ),
    export=("created", "sent"),
)
declare(
    "mfa.Authenticator",
    purpose=_("Passkeys, authenticator app and recovery codes"),
    basis=SECURITY,
    retention=_("Until you remove it"),
    subject="user",
    fields=kinds(
        security="data",
        technical="id user type created_at last_used_at",
    ),
    export=("type", "created_at", "last_used_at"),
)
declare(
    "socialaccount.SocialAccount",
    purpose=_("Sign-in through your organisation"),
    basis=SECURITY,
    retention=_("Until you erase your account"),
    subject="user",
    fields=kinds(
        identity="uid extra_data",
        technical="id user provider last_login date_joined",
    ),
    export=("provider", "uid", "last_login", "date_joined", "extra_data"),
)
declare(
    "socialaccount.SocialToken",
    purpose=_("None is stored: the site asks the organisation who signs in, and nothing later"),
    basis=SECURITY,
    retention=_("None is stored"),
    subject="account__user",
    fields=kinds(
        security="token token_secret",
        technical="id app account expires_at",
    ),
    export=("expires_at",),
)
declare(
    "socialaccount.SocialApp",
    purpose="The connection to an organisation's own sign-in",
    retention="Until the connection ends",
    fields=kinds(
        plain="provider provider_id name client_id settings",
        security="secret key",
        technical="id",
    ),
)
declare(
    "sessions.Session",
    purpose="Staying signed in",
    retention="12 hours at most; ended at once when your account is closed or erased",
    fields=kinds(
        security="session_key session_data",
        technical="expire_date",
    ),
    expires=Expiry("expire_date", dt.timedelta()),
)
declare(
    "django_tasks_database.DBTaskResult",
    purpose="Jobs that wait for the worker; they hold numbers only",
    retention=f"Until they are done; {JOBS_KEPT.days} days where they failed or were cut off",
    fields=kinds(
        technical="id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids "
        "queue_name backend_name run_after return_value exception_class_path traceback",
    ),
    expires=Expiry("enqueued_at", JOBS_KEPT),  # one that was cut off has no end
)
