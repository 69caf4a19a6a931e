"""What the floors below accounts hold; they may not know this register, so it is said here."""

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.registry import Keep, declare, kinds

declare(
    "audit.Event",
    purpose=_("A record of who did what and when, which nobody can change"),
    basis=_("Legitimate interest: answering for decisions"),
    retention=_("As long as the site runs"),
    subject="actor",
    fields=kinds(
        plain="action subject_type organisation",
        identity="actor",
        technical="id at subject_id detail",
    ),
    export=("at", "action", "subject_type", "organisation"),
    erase=Keep("The record of deeds cannot be changed; it holds a number, which no longer leads to anybody"),
)
declare(
    "vocabulary.Term",
    purpose="Words to choose from",
    retention="For ever",
    fields=kinds(
        plain="kind code title position retired",
        technical="id",
    ),
)
