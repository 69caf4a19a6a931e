"""What production promises, seen from a process of its own."""

import json
import os
import subprocess
import sys

import pytest

SAFE = {
    "SECRET_KEY": "".join(chr(number) for number in range(48, 110)),
    "ALLOWED_HOSTS": "fairlead.example.org",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "FAIRLEAD_ADDRESS": "https://fairlead.example.org",
}
ASK = """
import json, django
django.setup()
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

def missing(path):
    try:
        return resolve(path).url_name == "wagtail_serve"  # the look-up of pages answers for all addresses
    except Resolver404:
        return True

def unnamed(name):
    try:
        reverse(name, args=[1] if name.endswith("sign_in_as") else [])
    except NoReverseMatch:
        return True
    return False

from fairlead_web.accounts.demonstration import SignInAsBackend
try:
    SignInAsBackend().authenticate(None, synthetic_person=1)
    refused = False
except PermissionDenied:
    refused = True
print(json.dumps({
    "missing": [missing(f"/demonstration/{page}/") for page in ("sign-in-as", "sign-in-as/1", "outbox")],
    "unnamed": [unnamed("demonstration:" + name) for name in ("people", "sign_in_as", "outbox")],
    "refused": refused,
    "session": SignInAsBackend().get_user(1) is None,
    "authenticated": authenticate(None, synthetic_person=1) is None,
    "backends": settings.AUTHENTICATION_BACKENDS,
    "hsts": settings.SECURE_HSTS_SECONDS,
    "secure": [settings.SESSION_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT, not settings.DEBUG],
    "cookie": settings.SESSION_COOKIE_NAME,
}))
"""


def python(code, **environment):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    kept["DJANGO_SETTINGS_MODULE"] = "fairlead_web.config.settings.production"
    return subprocess.run(
        [sys.executable, "-c", code], env=kept | environment, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def production():
    answer = python(ASK, **SAFE)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


def test_production_has_no_sign_in_as_page_no_outbox_and_no_gallery(production):
    assert all(production["missing"])
    assert all(production["unnamed"])


def test_production_refuses_to_sign_anyone_in_as_another(production):
    assert production["refused"]
    assert production["session"]
    assert production["authenticated"]
    assert production["backends"] == ["allauth.account.auth_backends.AuthenticationBackend"]


def test_production_speaks_tls_only(production):
    assert production["hsts"] >= 365 * 24 * 3600
    assert all(production["secure"])
    assert production["cookie"].startswith("__Host-")


@pytest.mark.parametrize("name", SAFE)
def test_production_does_not_start_without_its_settings(name):
    answer = python("import django; django.setup()", **{k: v for k, v in SAFE.items() if k != name})
    assert answer.returncode != 0
    assert f"Set the {name} environment variable" in answer.stderr


@pytest.mark.parametrize(("name", "value"), [
    ("SECRET_KEY", "a-long-random-text"), ("DATABASE_URL", "mysterious"), ("EMAIL_URL", "mysterious"),
    ("EMAIL_TIMEOUT", "soon"), ("TRUSTED_PROXIES", "two"), ("FAIRLEAD_UPLOAD_MEGABYTES", "10 MB"),
    ("FAIRLEAD_ADDRESS", "fairlead.example.org"), ("ALLOWED_HOSTS", ""), ("FAIRLEAD_FROM_EMAIL", "Us"),
    ("FAIRLEAD_COLOUR", "#ffd700"),
])  # fmt: skip  # several to a line read better here
def test_a_setting_that_cannot_be_used_is_named_in_one_line(name, value):
    code = "import sys; sys.argv = ['x', 'check']; from fairlead_web.config.__main__ import main; main()"
    answer = python(code, **SAFE | {name: value})
    assert answer.returncode == 1
    [line] = answer.stderr.splitlines()
    assert line.startswith("The site's settings are not complete. ")
    assert name in line


def test_what_production_writes_nobody_else_on_the_machine_reads(tmp_path):
    code = "import django; django.setup(); open('written', 'w').close()"
    assert python(f"import os; os.umask(0o022); os.chdir({str(tmp_path)!r}); {code}", **SAFE).returncode == 0
    assert (tmp_path / "written").stat().st_mode & 0o077 == 0


def test_djangos_own_deployment_check_is_content():
    code = "import sys; sys.argv = ['x', 'check', '--deploy', '--fail-level', 'WARNING']; " + (
        "from fairlead_web.config.__main__ import main; main()"
    )
    answer = python(code, **SAFE)
    assert answer.returncode == 0, answer.stderr
