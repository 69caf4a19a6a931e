"""Nothing is stored that nobody has classified."""

import pytest
from django.apps import apps

from fairlead_web.accounts import registry
from fairlead_web.accounts.api import Keep, Kind, declare, holdings, kinds

OURS = [model for model in apps.get_models() if model.__module__.startswith("fairlead_web.")]
PERSONAL_PACKAGES = {"account", "mfa", "socialaccount", "sessions", "django_tasks_database"}
THEIRS = [model for model in apps.get_models() if model._meta.app_label in PERSONAL_PACKAGES]


@pytest.mark.parametrize("model", [*OURS, *THEIRS], ids=lambda model: model._meta.label)
def test_every_field_is_classified(model):
    assert registry.unclassified(model) == set(), (
        f"Declare these in the module `privacy` of {model._meta.label}."
    )


@pytest.mark.parametrize("one", registry.declarations(), ids=lambda one: one.model)
def test_a_declaration_holds_together(one):
    assert one.purpose
    assert one.retention
    if one.subjects:
        assert one.basis
        assert one.export, "A person gets a copy of what is held about them."


def test_a_model_that_points_at_a_person_names_its_subject():
    user = apps.get_model("accounts.User")
    silent = [
        one.model
        for one in registry.declarations()
        if not one.subjects and any(field.related_model is user for field in one.model_class._meta.fields)
    ]
    assert silent == []


def test_a_forgotten_field_and_a_field_that_is_gone_are_both_found(monkeypatch):
    model = apps.get_model("vocabulary.Term")
    fake = dict.fromkeys(("id", "kind", "code", "title", "position", "gone"), Kind.PLAIN)
    known = {
        "vocabulary.term": registry.Declaration("vocabulary.Term", "", "", "", (), fake, (), Keep(""), None)
    }
    monkeypatch.setattr(registry, "_declared", known)
    assert registry.unclassified(model) == {"retired", "gone"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"export": ("nothing",)},
        {"export": ("secret",)},
        {"subject": "person"},
        {"model": "accounts.User"},
    ],
)
def test_a_declaration_that_makes_no_sense_is_refused(wrong):
    usual = {
        "model": "x.Y",
        "purpose": "p",
        "retention": "r",
        "fields": kinds(security="secret", plain="open"),
    }
    with pytest.raises(ValueError, match=r"x\.Y|declared twice"):
        declare(**{**usual, **wrong})


def test_the_notice_can_be_made_from_the_register():
    told = {one.model: one for one in holdings()}
    assert told["accounts.Profile"].purpose.startswith("Showing others")
    assert "vocabulary.Term" not in told
