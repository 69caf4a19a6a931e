"""The pages that the site's own links lead to, with their first texts, and the group of those who edit them."""

import json
import uuid

from django.db import migrations
from django.utils import timezone

from fairlead_web.content import starting

FRONT = "00010001"
PLAIN = ("accessibility", "contact", "cookies", "formats", "get-involved", "privacy")
THEMES = ("equity", "leadership", "accountability")
GROUP = "Programme team"
ON_PAGES = (("add_page", "Can add page"), ("change_page", "Can change page"), ("publish_page", "Can publish any page"))
ON_FILES = {"image": ("wagtailimages", "image"), "document": ("wagtaildocs", "document")}
DEEDS = ("add", "change", "choose", "delete")


def body(blocks):
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks])


class Planter:
    """Adds pages as Wagtail would, with the models as they were at this migration."""

    def __init__(self, apps):
        self.apps = apps
        self.types = apps.get_model("contenttypes.ContentType")
        self.locale = apps.get_model("wagtailcore.Locale").objects.get_or_create(language_code="en-gb")[0]

    def page(self, model, path, url, title, **fields):
        kind, _ = self.types.objects.get_or_create(app_label="content", model=model.lower())
        now = timezone.now()
        return self.apps.get_model(f"content.{model}").objects.create(
            path=path, depth=len(path) // 4, numchild=0, url_path=url, slug=url.strip("/").rsplit("/")[-1],
            title=title, draft_title=title, content_type=kind, locale=self.locale, live=True,
            translation_key=uuid.uuid4(), first_published_at=now, last_published_at=now, **fields,
        )

    def text(self, model, path, url, **fields):
        told = starting.text(url.strip("/").rsplit("/")[-1])
        for name in ("body", "welsh_body"):
            told[name] = body(told.get(name, []))
        return self.page(model, path, url, told.pop("title"), **told, **fields)


def plant(apps, schema_editor):
    Page = apps.get_model("wagtailcore.Page")
    Site = apps.get_model("wagtailcore.Site")
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()  # the welcome page of an empty Wagtail
    planter = Planter(apps)
    front = planter.page("FrontPage", FRONT, "/front/", "Front page")
    pages = [("PlainPage", slug) for slug in PLAIN] + [("NewsIndexPage", "news"), ("ThemeIndexPage", "themes")]
    for number, (model, slug) in enumerate(pages, 1):
        planter.text(model, f"{FRONT}{number:04}", f"/front/{slug}/")
    themes = f"{FRONT}{len(pages):04}"
    for number, slug in enumerate(THEMES, 1):
        planter.text("ThemePage", f"{themes}{number:04}", f"/front/themes/{slug}/", theme=slug)
    Page.objects.filter(depth=1).update(numchild=1)
    Page.objects.filter(path=FRONT).update(numchild=len(pages))
    Page.objects.filter(path=themes).update(numchild=len(THEMES))
    Site.objects.create(hostname="localhost", port=80, root_page_id=front.pk, is_default_site=True)


def give_editors_their_rights(apps, schema_editor):
    Permission = apps.get_model("auth.Permission")
    ContentType = apps.get_model("contenttypes.ContentType")

    def permission(app, model, codename, name):
        kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        return Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": name})[0]

    group, _ = apps.get_model("auth.Group").objects.get_or_create(name=GROUP)
    group.permissions.add(permission("wagtailadmin", "admin", "access_admin", "Can access Wagtail admin"))
    for deed in ("add", "change", "delete"):
        group.permissions.add(permission("wagtailredirects", "redirect", f"{deed}_redirect", f"Can {deed} redirect"))
    front = apps.get_model("wagtailcore.Page").objects.get(path=FRONT)
    for codename, name in ON_PAGES:
        allowed = permission("wagtailcore", "page", codename, name)
        apps.get_model("wagtailcore.GroupPagePermission").objects.create(group=group, page=front, permission=allowed)
    root = apps.get_model("wagtailcore.Collection").objects.get(depth=1)
    for model, (app, name) in ON_FILES.items():
        for deed in DEEDS:
            allowed = permission(app, name, f"{deed}_{name}", f"Can {deed} {model}")
            apps.get_model("wagtailcore.GroupCollectionPermission").objects.get_or_create(
                group=group, collection=root, permission=allowed
            )


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0001_initial"),
        ("accounts", "0002_groups_for_editors"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [
        migrations.RunPython(plant, migrations.RunPython.noop),
        migrations.RunPython(give_editors_their_rights, migrations.RunPython.noop),
    ]
