import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from fairlead_web.config import given

HOSTS = ["programme.example.org", ".example.net"]


@pytest.fixture
def reads(monkeypatch):
    """reads(what, value, *more) is the setting, where the environment gives the value."""

    def read(what, name, value, *more):
        monkeypatch.setenv(name, value)
        return what(environ.Env(), *more)

    return read


@pytest.mark.parametrize("secret", ["a-long-random-text", "ab" * 40])
def test_a_secret_that_can_be_guessed_is_refused_and_not_shown(reads, secret):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY can be guessed") as refused:
        reads(given.secret, "SECRET_KEY", secret)
    assert secret not in str(refused.value)


def test_a_secret_that_cannot_be_guessed_is_taken(reads):
    assert reads(given.secret, "SECRET_KEY", "abcde" * 10) == "abcde" * 10


@pytest.mark.parametrize(
    "value", ["postgres:s3cret@host", "s3cret", "mongo://s3cret@host", "postgres://…", ""]
)
def test_what_is_no_database_is_refused_and_not_shown(reads, value):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL is no database's address") as refused:
        reads(given.database, "DATABASE_URL", value, "")
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("value", ["mail.example.org:s3cret", "http://s3cret@host", "smtp+tls://…", ""])
def test_what_is_no_mail_server_is_refused_and_not_shown(reads, value):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL is no mail server's address") as refused:
        reads(given.mail_server, "EMAIL_URL", value)
    assert "s3cret" not in str(refused.value)


def test_a_database_and_a_mail_server_are_taken_apart(reads):
    assert reads(given.database, "DATABASE_URL", "postgres://ada:s@db/site", "")["HOST"] == "db"
    assert reads(given.mail_server, "EMAIL_URL", "smtp+tls://ada:s@mail:587")["EMAIL_USE_TLS"] is True


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "", "²"])
def test_what_is_no_whole_number_is_refused(reads, value):
    with pytest.raises(ImproperlyConfigured, match="is no whole number, such as 20"):
        reads(given.number, "WAIT", value, "WAIT", 20)
    assert reads(given.number, "WAIT", " 0 ", "WAIT", 20) == 0


@pytest.mark.parametrize("value", [
    "a.example.net", "http://a.example.net", "https://", "https://a.example.net/a", "",
])  # fmt: skip  # several to a line read better here
def test_what_is_no_address_of_a_site_is_refused(reads, value):
    with pytest.raises(ImproperlyConfigured, match="is no site's address"):
        reads(given.address, "FAIRLEAD_ADDRESS", value, HOSTS)


def test_an_address_that_the_site_would_turn_away_is_refused(reads):
    with pytest.raises(ImproperlyConfigured, match=r"leads people to other\.example\.org, but ALLOWED_HOSTS"):
        reads(given.address, "FAIRLEAD_ADDRESS", "https://other.example.org", HOSTS)


@pytest.mark.parametrize("value", ["https://programme.example.org/", "https://a.example.net:8443"])
def test_an_address_is_taken_without_the_slash_at_its_end(reads, value):
    assert reads(given.address, "FAIRLEAD_ADDRESS", value, HOSTS) == value.rstrip("/")


def test_a_sender_has_an_address(reads):
    with pytest.raises(ImproperlyConfigured, match="FAIRLEAD_FROM_EMAIL: “Us” holds no e-mail address"):
        reads(given.sender, "FAIRLEAD_FROM_EMAIL", "Us", "")
    assert reads(given.sender, "FAIRLEAD_FROM_EMAIL", "Us <us@example.org>", "") == "Us <us@example.org>"
