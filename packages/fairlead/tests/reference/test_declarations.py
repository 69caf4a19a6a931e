"""Reading YAML people write: what bare words mean, and how faults are told."""

from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from fairlead.errors import CatalogueError
from fairlead.reference.declarations import MOST_NODES, Mistake, fit, parse, read, refuse


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")
    size: int = Field(ge=1)


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str
    kind: Literal["small", "large"] = "small"
    by_name: dict[str, Inner] = {}
    several: tuple[Inner, ...] = ()
    maybe: Inner | None = None


def told(text):
    """What is said of a declaration that does not fit."""
    with pytest.raises(CatalogueError) as refusal:
        fit(parse(text, "some.yaml", CatalogueError), Outer, CatalogueError)
    return str(refusal.value)


class TestBareWords:
    @pytest.mark.parametrize("word", ["No", "yes", "on", "01", "2025-03-31", "1e3", "0x1F", "10:20", "8a"])
    def test_stay_text(self, word):
        assert parse(f"a: {word}", "f", CatalogueError).data == {"a": word}

    @pytest.mark.parametrize(
        ("word", "value"),
        [("true", True), ("false", False), ("12", 12), ("-3", -3), ("0.5", 0.5), ("null", None)],
    )
    def test_have_few_meanings(self, word, value):
        assert parse(f"a: {word}", "f", CatalogueError).data == {"a": value}

    def test_aliases_are_followed(self):
        assert parse("a: &x [1]\nb: *x", "f", CatalogueError).data == {"a": [1], "b": [1]}


class TestPlaces:
    def test_a_fault_is_told_where_it_stands(self):
        assert "(some.yaml, line 3, column 7)" in told("name: x\nby_name:\n  a: {size: 0}")

    def test_a_missing_word_is_told_where_it_belongs(self):
        assert "'size' is missing (some.yaml, line 2, column 1)" in told("name: x\nmaybe: {}")

    def test_unknown_words_deep_inside_name_the_known_ones(self):
        assert "Did you mean 'size'? Write one of: size." in told("name: x\nseveral: [{sise: 1, size: 1}]")
        assert "Did you mean 'size'?" in told("name: x\nmaybe: {sise: 1, size: 1}")

    def test_a_list_is_not_told_for_what_stands_inside(self):
        assert told("name: x\nseveral: [{size: a}]").count("cannot be") == 1

    @pytest.mark.parametrize(
        ("text", "remedy"),
        [
            ("name: 3", "in quotes"),
            ("name: x\nseveral: 3", "Write a list"),
            ("name: x\nby_name: 3", "`name: value` lines"),
            ("name: x\nmaybe: 3", "`name: value` lines"),
            ("name: x\nby_name: {a: {size: b}}", "whole number"),
            ("name: x\nkind: lage", "Did you mean 'large'?"),
            ("- one", "Nothing is declared here"),
            ("", "Nothing is declared here"),
        ],
    )
    def test_remedies(self, text, remedy):
        assert remedy in told(text)

    def test_long_values_are_cut(self):
        assert "x" * 60 not in told("name: x\nkind: " + "x" * 100)


class TestHostileText:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a: 1\na: 2", "'a' is written twice"),
            ("? [x]\n: 1", "a name must be plain text"),
            ("a: 'x", "This is not YAML"),
            ("a: \x00", "not YAML that Fairlead reads"),
            ("a: !!python/object:os.system x", "This is not YAML"),
            ("a: &a [*a]", "aliases unfold into too much"),
            ("[" * 1000, "not YAML that Fairlead reads"),
        ],
    )
    def test_is_refused(self, text, said):
        with pytest.raises(CatalogueError, match=said):
            parse(text, "f", CatalogueError)

    def test_aliases_do_not_unfold_for_ever(self):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
        with pytest.raises(CatalogueError, match="unfold"):
            parse("\n".join(lines), "f", CatalogueError)
        assert MOST_NODES < 10**6


class TestFiles:
    def test_none_there(self, tmp_path):
        with pytest.raises(CatalogueError, match="could not be read: No such file"):
            read(tmp_path / "none.yaml", CatalogueError)

    def test_another_encoding(self, tmp_path):
        (tmp_path / "f.yaml").write_bytes("a: é".encode("cp1252"))
        with pytest.raises(CatalogueError, match="it is not UTF-8"):
            read(tmp_path / "f.yaml", CatalogueError)

    def test_a_byte_order_mark_is_no_matter(self, tmp_path):
        (tmp_path / "f.yaml").write_bytes("\ufeffa: é".encode())
        assert read(tmp_path / "f.yaml", CatalogueError).data == {"a": "é"}

    def test_too_large(self, tmp_path):
        (tmp_path / "f.yaml").write_text("a: " + "x" * 1_000_001, encoding="utf-8")
        with pytest.raises(CatalogueError, match="larger than 1,000,000 bytes"):
            read(tmp_path / "f.yaml", CatalogueError)

    def test_one_mistake_is_told_in_one_line(self):
        document = parse("a: 1\nb: 2", "f", CatalogueError)
        with pytest.raises(CatalogueError) as refusal:
            refuse(document, [Mistake(("b", 0), "This is wrong", "Mend it.")], CatalogueError)
        assert str(refusal.value) == "This is wrong (f, line 2, column 1). Mend it."
