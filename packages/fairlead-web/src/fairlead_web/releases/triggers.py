"""The database itself keeps what was public as it was, whoever asks: a shell, another program, a slip.

A later migration that alters one of these tables on SQLite makes the table anew, without its triggers:
let it call `remove` first and `install` last.
"""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

RELEASE = "releases_release"
CONTENTS = ("releases_figure", "releases_section")
REFUSAL = "what a public release says cannot be changed or deleted"
SETTLED = "('public', 'superseded', 'withdrawn')"
LEAVING = ("state", "superseded_by_id", "superseded_at", "withdrawn_by_id", "withdrawn_at", "withdrawal_note")


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers; on any other database refuse to go on."""
    made = {"sqlite": _sqlite, "postgresql": _postgresql}.get(connection.vendor)
    if made is None:
        raise NotImplementedError(f"Releases know no triggers for {connection.vendor}.")
    with connection.cursor() as cursor:
        for statement in made():
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing the migration, and for tests that empty the tables."""
    postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in (RELEASE, *CONTENTS):
            for verb in ("insert", "update", "delete", "truncate"):
                on_table = f" ON {table}" if postgresql else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_settled_{verb}{on_table}")


def _rules() -> list[tuple[str, str, str]]:
    """Table, verb and the condition under which the database refuses it."""
    state = f"(SELECT state FROM {RELEASE} WHERE id = {{row}}.release_id)"  # noqa: S608  (constants of this module)
    rules = [
        (RELEASE, "update", f"OLD.state IN {SETTLED} AND ({_changed()})"),
        (RELEASE, "delete", f"OLD.state IN {SETTLED}"),
    ]
    for table in CONTENTS:
        rules += [
            (table, "insert", f"{state.format(row='NEW')} <> 'draft'"),
            (table, "update", "TRUE"),
            (table, "delete", f"{state.format(row='OLD')} IN {SETTLED}"),
        ]
    return rules


def _changed() -> str:
    """Anything but the way out of public; once out, anything at all."""
    fields = apps.get_model("releases", "Release")._meta.concrete_fields
    kept = [one.column for one in fields if one.column and one.column not in LEAVING]
    return " OR ".join(["OLD.state <> 'public'", *map(_differs, kept)])


def _differs(column: str) -> str:
    return f"NOT (OLD.{column} = NEW.{column} OR (OLD.{column} IS NULL AND NEW.{column} IS NULL))"


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_settled_{verb} BEFORE {verb.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table, verb, condition in _rules()
    ]


def _postgresql() -> list[str]:
    function = (
        "CREATE OR REPLACE FUNCTION releases_settled_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [function, *_postgresql_rows(), *_postgresql_truncate()]


def _postgresql_rows() -> list[str]:
    """A trigger's condition may ask no other table there, so rules about a row's release have a function."""
    statements = []
    for table, verb, condition in _rules():
        name, row = f"{table}_settled_{verb}", "OLD" if verb == "delete" else "NEW"
        statements += [
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' "
            f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return statements


def _postgresql_truncate() -> list[str]:
    return [
        f"CREATE TRIGGER {table}_settled_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION releases_settled_refuse()"
        for table in (RELEASE, *CONTENTS)
    ]
