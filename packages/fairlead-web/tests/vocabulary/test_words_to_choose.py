from django.utils import translation

from fairlead_web.vocabulary import actions, api
from fairlead_web.vocabulary.lists import INTERESTS, REGIONS
from fairlead_web.vocabulary.models import Term


def test_interests_and_regions_are_there_in_the_lists_order(db):
    assert [term.code for term in api.interests()] == [code for code, _ in INTERESTS]
    assert [str(term) for term in api.regions()] == [title for _, title in REGIONS]
    assert len(REGIONS) == 10


def test_loading_again_changes_nothing_and_asks_once(db, django_assert_num_queries):
    before = list(Term.objects.values())
    with django_assert_num_queries(3):  # a savepoint, one look, its release
        actions.load()
    assert list(Term.objects.values()) == before


def test_a_mended_title_reaches_the_table_and_a_dropped_word_retires(db):
    Term.objects.filter(code="london").update(title="Londinium")
    old = Term.objects.create(kind="region", code="mercia", title="Mercia")
    actions.load()
    assert api.term("region", "london").title == "London"
    assert api.term("region", "mercia").retired
    assert old not in api.regions()
    assert api.term("region", "nowhere") is None


def test_a_title_is_said_in_the_readers_language(db, monkeypatch):
    monkeypatch.setattr("fairlead_web.vocabulary.models.gettext", lambda text: f"cy:{text}")
    with translation.override("cy"):
        assert str(api.term("region", "wales")) == "cy:Wales"


def test_words_come_back_after_the_tables_were_emptied(db):
    Term.objects.all().delete()
    actions.load_after_migrating(using="default")
    assert api.interests().count() == len(INTERESTS)
