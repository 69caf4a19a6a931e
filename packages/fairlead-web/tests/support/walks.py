"""All walks to pages that need a step in between, by what they are about."""

import steps_at_work
import steps_of_faults
import steps_own_keys
import steps_signing_in
from steps import STEPS, Step

WALKS: dict[str, list[Step]] = {
    part.__name__: [step for step in STEPS if step.walk.__module__ == part.__name__]
    for part in (steps_at_work, steps_of_faults, steps_own_keys, steps_signing_in)
}
DRAWN = frozenset(step.template for step in STEPS)
"""The templates that they are there for."""
