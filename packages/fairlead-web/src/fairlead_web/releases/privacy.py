"""What releases hold about people: who sent, asked, approved and withdrew. Figures hold nobody."""

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Keep, declare, kinds

BASIS = _("Legitimate interest: answering for published figures")
KEPT = Keep("Published figures need their history; the row holds a number, which no longer leads to anybody")

declare(
    "releases.Release",
    purpose=_("Publishing figures, with a second person's approval"),
    basis=BASIS,
    retention=_("As long as the site runs; drafts until they are discarded"),
    subject=("uploaded_by", "requested_by", "approved_by", "withdrawn_by"),
    fields=kinds(
        plain="organisation state kind title study period publisher synthetic threshold superseded_by "
        "returned_note withdrawal_note",
        identity="uploaded_by requested_by approved_by withdrawn_by",
        technical="id folder sha256 uploaded_at checked_at requested_at approved_at superseded_at "
        "withdrawn_at",
    ),
    export=(
        "organisation", "title", "period", "state", "uploaded_by", "uploaded_at", "requested_by",
        "requested_at", "approved_by", "approved_at", "withdrawn_by", "withdrawn_at",
    ),
    erase=KEPT,
)  # fmt: skip  # several to a line read better here
declare(
    "releases.Upload",
    purpose=_("Working on a file that somebody sent"),
    basis=BASIS,
    retention=_("The file until it is counted, a day at most; that it was sent, as long as the release"),
    subject="uploaded_by",
    fields=kinds(
        plain="organisation kind name sheet answers release",
        identity="uploaded_by",
        technical="id folder uploaded_at deleted_at",
    ),
    export=("organisation", "kind", "name", "uploaded_at", "deleted_at"),
    erase=KEPT,
)
declare(
    "releases.Job",
    purpose="The work that makes a release from a file",
    retention="As long as the release",
    fields=kinds(
        technical="id release state stage share message attempts queued_at heartbeat_at finished_at"
    ),
)
declare(
    "releases.Figure",
    purpose="Protected figures",
    retention="As long as the release",
    fields=kinds(
        plain="release indicator indicator_title theme unit polarity body_code body_name period breakdown "
        "group group_label publisher published_elsewhere state numerator denominator value lower upper",
        technical="id",
    ),
)
declare(
    "releases.Section",
    purpose="Charts and tables of protected figures",
    retention="As long as the release",
    fields=kinds(
        plain="release position slug indicator indicator_title theme title breakdown body_code body_name "
        "period publisher published_elsewhere label weight claim details description chart change_chart "
        "change_description table csv completeness cannot_tell source",
        technical="id",
    ),
)
