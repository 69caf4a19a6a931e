"""What the editorial pages and Wagtail hold about people: askers for a year, editors as numbers."""

import datetime as dt

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Blank, Expiry, Keep, declare, kinds

TASK = _("Needed for the programme's task of informing the public")
A_YEAR = dt.timedelta(days=365)
PAGES_STAY = Keep(
    "Pages belong to the programme; they name nobody but in a credit, which editors take out on request"
)

declare(
    "content.Enquiry",
    purpose=_("Answering questions and requests for other formats"),
    basis=_("Needed to answer what the asker asked"),
    retention=_("Twelve months after the answer"),
    subject="asker",
    address="email",
    fields=kinds(
        identity="name",
        contact="email",
        content="text format wanted_of",
        technical="id reference kind state owner asker asked_at due_on settled_at",
    ),
    export=("reference", "kind", "name", "email", "text", "format", "wanted_of", "asked_at", "settled_at"),
    expires=Expiry("settled_at", A_YEAR),
)
declare(
    "content.Reply",
    purpose=_("Knowing what was answered"),
    basis=_("Needed to answer what the asker asked"),
    retention=_("As long as the question it answers"),
    subject="author",
    fields=kinds(content="text", technical="id enquiry author sent written_at"),
    export=("text", "sent", "written_at"),
    erase=Keep("An answer stays with its question until that is deleted"),
)

TREE = (
    "id path depth numchild translation_key locale latest_revision live has_unpublished_changes "
    "first_published_at last_published_at live_revision go_live_at expire_at expired locked locked_at "
    "locked_by slug content_type url_path owner show_in_menus latest_revision_created_at alias_of"
)
WORDS = "title draft_title seo_title search_description"
TEXT = "introduction body welsh_title welsh_introduction welsh_body"
for name, own in {
    "FrontPage": "notice_title notice",
    "PlainPage": TEXT,
    "NewsIndexPage": TEXT,
    "ArticlePage": f"{TEXT} published_on theme credit",
    "ThemeIndexPage": TEXT,
    "ThemePage": f"{TEXT} theme",
}.items():
    declare(
        f"content.{name}",
        purpose=_("Pages for everybody; their editors are known by number"),
        basis=TASK,
        retention=_("As long as the page"),
        subject=("owner", "locked_by"),
        fields=kinds(plain=f"{WORDS} {own}", technical=f"{TREE} page_ptr"),
        export=("title",),
        erase=PAGES_STAY,
    )
declare(
    "wagtailcore.Page",
    purpose=_("Knowing who added a page, and who works on it now"),
    basis=TASK,
    retention=_("As long as the page"),
    subject=("owner", "locked_by"),
    fields=kinds(plain=WORDS, technical=TREE),
    export=("title",),
    erase=Blank("The page stays, without its editor", {"owner": None, "locked_by": None}),
)
declare(
    "wagtailcore.Revision",
    purpose=_("Earlier states of a page, to go back to"),
    basis=TASK,
    retention=_("As long as the page"),
    subject="user",
    fields=kinds(
        plain="object_str content",
        technical="id content_type base_content_type object_id created_at user approved_go_live_at",
    ),
    export=("object_str", "created_at"),
    erase=Blank("The text stays, without its editor", {"user": None}),
)
for name, own in {"PageLogEntry": "page", "ModelLogEntry": "object_id"}.items():
    declare(
        f"wagtailcore.{name}",
        purpose=_("Knowing what editors changed"),
        basis=TASK,
        retention=_("As long as the page"),
        subject="user",
        fields=kinds(
            plain="label data",
            technical=f"id content_type action timestamp uuid user revision content_changed deleted {own}",
        ),
        export=("action", "label", "timestamp"),
        erase=Blank("The line stays, without its editor", {"user": None}),
    )
for name, own in {
    "wagtailimages.Image": "width height description focal_point_x focal_point_y focal_point_width "
    "focal_point_height",
    "wagtaildocs.Document": "",
}.items():
    declare(
        name,
        purpose=_("Files for everybody"),
        basis=TASK,
        retention=_("Until an editor deletes it"),
        subject="uploaded_by_user",
        fields=kinds(
            plain=f"title file tags file_size file_hash {own}",
            technical="id collection created_at uploaded_by_user",
        ),
        export=("title", "created_at"),
        erase=Blank("The file stays, without its sender", {"uploaded_by_user": None}),
    )
declare(
    "wagtailcore.UploadedFile",
    purpose=_("Files on their way"),
    basis=TASK,
    retention=_("Until the upload is done"),
    subject="uploaded_by_user",
    fields=kinds(plain="file", technical="id for_content_type uploaded_by_user"),
    export=("id",),
)
declare(
    "wagtailusers.UserProfile",
    purpose=_("How an editor likes the editing pages to look"),
    basis=TASK,
    retention=_("Until you erase your account"),
    subject="user",
    fields=kinds(
        content="avatar dismissibles theme contrast density keyboard_shortcuts preferred_language "
        "current_time_zone",
        technical="id user submitted_notifications approved_notifications rejected_notifications "
        "updated_comments_notifications",
    ),
    export=("theme", "contrast", "density", "preferred_language"),
)
declare(
    "wagtailadmin.EditingSession",
    purpose=_("Telling editors that two of them are at one page"),
    basis=TASK,
    retention=_("Hours"),
    subject="user",
    fields=kinds(technical="id user content_type object_id last_seen_at is_editing"),
    export=("last_seen_at",),
)
declare(
    "wagtailadmin.FormState",
    purpose=_("Keeping what an editor had not saved yet"),
    basis=TASK,
    retention=_("Until it is saved"),
    subject="user",
    fields=kinds(content="data", technical="id user content_type object_id parent_object_id last_updated_at"),
    export=("data", "last_updated_at"),
)
for name, subject, own in (
    ("Comment", ("user", "resolved_by"), "page user text contentpath position created_at updated_at "
     "revision_created resolved_at resolved_by"),
    ("CommentReply", ("user",), "comment user text created_at updated_at"),
    ("PageSubscription", ("user",), "user page comment_notifications"),
    ("WorkflowState", ("requested_by",), "content_type base_content_type object_id workflow status "
     "created_at requested_by current_task_state"),
    ("TaskState", ("finished_by",), "workflow_state revision task status started_at finished_at finished_by "
     "comment content_type"),
):  # fmt: skip  # several to a line read better here
    declare(
        f"wagtailcore.{name}",
        purpose=_("None is stored: this part of Wagtail is switched off"),
        basis=TASK,
        retention=_("None is stored"),
        subject=subject,
        fields=kinds(technical=f"id {own}"),
        export=("id",),
    )
