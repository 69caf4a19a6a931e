"""Nothing that is hidden reaches a reader, whatever a figure carries besides its state."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead.figures import State
from fairlead.reports.figures_csv import figures_csv
from fairlead.reports.page import report_html
from fairlead.reports.sections import sections

HIDDEN = [state for state in State if state is not State.VALUE]


def everything(release):
    """Every text a reader may see, without commas among digits."""
    told = sections(release)
    parts = [
        *(
            json.dumps([one.claim, one.details, one.description, one.completeness, one.cannot_tell])
            for one in told
        ),
        *(cell for one in told for row in one.table.rows for cell in row.cells),
        *(one.chart_svg + one.csv + one.change_svg + one.change_description for one in told),
        figures_csv(release).decode(),
        report_html(release.document, told),
    ]
    return "\n".join(parts).replace(",", "")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hidden=st.sets(st.sampled_from(["white", "mixed", "asian", "black", "other"]), min_size=1),
    state=st.sampled_from(HIDDEN),
    secret=st.integers(700_000, 799_998),  # 800000 stands in coordinates
)
def test_numbers_beside_a_hidden_state_appear_nowhere(make, hidden, state, secret):
    figures, comparisons = [make.figure({}, 1000, 20000)], []
    for place, code in enumerate(("white", "mixed", "asian", "black", "other")):
        groups = {"ethnicity": code}
        known = {"numerator": 100 + place, "denominator": 2000}
        shown = code not in hidden
        concealed = {"state": state, "numerator": secret, "denominator": secret, "value": secret + 0.25}
        more = {} if shown else concealed | {"lower": secret + 0.125, "upper": secret + 0.5}
        figures.append(
            make.figure(
                groups,
                **(known | {k: v for k, v in more.items() if k in known}),
                **{k: v for k, v in more.items() if k not in known},
            )
        )
        for measure in ("difference", "ratio"):
            comparisons.append(
                make.compare(
                    groups,
                    0.5 if shown else secret + 0.25,
                    0.1 if shown else secret + 0.125,
                    0.9 if shown else secret + 0.5,
                    measure=measure,
                    comparator="white",
                    state=State.VALUE if shown and "white" not in hidden else state,
                )
            )
    release = make.release(figures=tuple(figures), comparisons=tuple(comparisons))
    seen = everything(release)
    assert str(secret) not in seen
    assert str(secret + 1) not in seen


def test_a_hidden_gradient_appears_nowhere(make):
    release = make.many()
    hidden = release.document.comparisons[-1].model_copy(update={"value": 765432.25, "lower": 765431.0})
    comparisons = (
        *release.document.comparisons[:-2],
        hidden.model_copy(update={"measure": "slope_index"}),
        hidden,
    )
    seen = everything(make.release(**dict(release.document.model_copy(update={"comparisons": comparisons}))))
    assert "76543" not in seen
    assert "Withheld to protect people: Board 4." in seen


def test_the_picture_does_not_depend_on_what_is_hidden(make):
    def drawn(**more):
        figures = (
            make.figure({"ethnicity": "white"}, 100, 2000),
            make.hidden({"ethnicity": "asian"}, **more),
        )
        (section,) = sections(make.release(figures=figures))
        return section

    assert drawn() == drawn(numerator=3, denominator=9, value=33.3, reason="a small count", method="exact")
