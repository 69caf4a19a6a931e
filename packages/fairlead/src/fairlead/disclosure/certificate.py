"""The certificate: what lets anybody verify a release without a solver.

It is a function of what is published: for each universe the counts that are withheld, whole
tables that could stand behind the published figures, and proofs for counts that must be large.
"""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from fairlead.checker import check
from fairlead.disclosure.document import ReleaseDocument
from fairlead.disclosure.protection import Protected
from fairlead.errors import DisclosureError

FORMAT = "fairlead-certificate/1"


def certify(document: ReleaseDocument, protected: Sequence[Protected]) -> dict[str, Any]:
    """The certificate of a release, held to the independent checker. Raises DisclosureError."""
    certificate = {"format": FORMAT, "universes": [universe(one) for one in protected]}
    faults = check(json.loads(document.model_dump_json()), certificate)
    if faults:
        raise DisclosureError(
            f"The certificate was not accepted: {faults[0]}",
            f"{len(faults)} faults",
            "Nothing was published. Merge small groups or leave out a cross, and please report this.",
        )
    return certificate


def universe(protected: Protected) -> dict[str, Any]:
    """One universe as it stands in the certificate, its entries in alphabetical order."""
    system, of, findings = protected.system, protected.universe, protected.findings
    hidden = np.flatnonzero(protected.hidden)
    return {
        "hidden": [json.loads(system.names[k]) for k in hidden],
        "indicators": list(of.indicators),
        "organisations": list(of.organisations),
        "period": of.period,
        "proofs": [
            {
                "equations": [[equation(name), str(multiplier)] for name, multiplier in proof],
                "quantity": json.loads(system.quantity_names[quantity]),
            }
            for quantity, proof in sorted(findings.proofs.items())
        ],
        "total": of.linked,
        "witnesses": findings.solutions[:, hidden].tolist(),
    }


def equation(name: str) -> list[Any]:
    """An equation's name in five parts: the whole's four, and what splits it ("" for non-events)."""
    parts: list[Any] = json.loads(name)
    return parts if len(parts) == 5 else [*parts, ""]
