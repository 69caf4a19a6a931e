"""Pages that need a step in between, looked at like all others (test_access.py): each is walked to.

After a code, a proof, a deed or a fault, and in states that pass. A template that neither finds fails there.
"""

import pytest
from drawn import drawing
from readers import body_of
from walks import WALKS

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("part", WALKS)
def test_each_page_behind_a_step_can_be_read_by_everybody(world, db, window, part):
    broken, looked_at = {}, 0
    for step in WALKS[part]:
        with drawing() as drawn, step.walked(world) as answer:
            looked_at += 1
            faults, forms = window.looks_at(
                (answer.status_code, dict(answer.items()), body_of(answer)), answer.request["PATH_INFO"]
            )
        faults += [
            f"a form without its token: {to}" for how, to, token in forms if how == "post" and not token
        ]
        faults += [] if step.template in drawn else [f"not drawn with {step.template}"]
        if faults:
            broken[step.name] = faults
    assert broken == {}
    assert looked_at > 5


def test_each_walk_has_a_name_of_its_own():
    names = [step.name for walks in WALKS.values() for step in walks]
    assert len(set(names)) == len(names)
