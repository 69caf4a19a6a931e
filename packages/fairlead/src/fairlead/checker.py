"""Verify that a release protects people, from its two files alone: no solver, whole numbers and fractions.

The certificate holds, for every universe (indicators over the same people, one period, one
organisation or a total with its parts), whole tables that equal every published figure. They
show that each hidden count may be nought and may be at or above the policy's threshold T, or
that it may lie T apart; or equations prove that it is T or more. Stands alone on purpose: it
shares no code with what it checks, so that anybody can read and run it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any

Key = tuple[Any, ...]
Equations = dict[Key, list[tuple[Key, int]]]
MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, ZeroDivisionError, OverflowError)
CHANCE = 5  # so many equal counts, and no unequal one, are a rule and not chance


def check(release: dict[str, Any], certificate: dict[str, Any]) -> list[str]:
    """Every fault found, as sentences; an empty list means that the release is proved safe."""
    faults: list[str] = []
    try:
        checker = _Checker(release)
        for found in (checker.tables(), checker.counts(), checker.derived(), checker.shares(certificate)):
            faults += found
        for u in certificate["universes"]:
            faults += (f"{fault} ({u['organisations']}; {u['period']})" for fault in checker.proof(u))
    except MALFORMED as fault:
        faults.append(f"Something is not in the expected form: {type(fault).__name__} {fault}.")
    return faults


class _Checker:
    def __init__(self, release: dict[str, Any]) -> None:
        self.release = release
        self.indicators = {i["key"]: i for i in release["indicators"]}
        self.lists = {b["id"]: b for b in release["breakdowns"]}
        self.codes = {b: [g["code"] for g in one["groups"]] for b, one in self.lists.items()}
        self.known: dict[str, list[str]] = {}
        self.parts: dict[str, dict[Any, list[str]]] = {}
        for b, groups in ((b, one["groups"]) for b, one in self.lists.items()):
            self.known[b] = [g["code"] for g in groups if g["kind"] == "known"]
            apart = [g["code"] for g in groups if g["kind"] in ("not stated", "unknown")]
            whole = {"known": self.known[b], None: ["known", *apart]}  # None: a cell that b does not cut
            self.parts[b] = {g["code"]: g["members"] for g in groups} | whole
        self.seen: dict[Key, Equations] = {}
        self.cells = {(*_at(f), _pairs(f["groups"])): f for f in release["figures"]}
        self.families: dict[Key, set[Key]] = defaultdict(set)
        for *at, where in self.cells:
            self.families[tuple(at)].add(where)

    def rate(self, indicator: str) -> bool:
        return bool(self.indicators[indicator]["kind"] == "rate")

    def threshold(self, where: Key) -> int:
        special = any(self.lists[b]["special"] for b, _ in where)
        return int(self.release["policy"]["special_threshold" if special else "threshold"])

    def tables(self) -> Iterator[str]:
        """Tables are whole, come with their margins, and hang together without a circle."""
        low, high = self.release["policy"]["threshold"], self.release["policy"]["special_threshold"]
        if low < 8 or high < max(10, low) or len(self.cells) != len(self.release["figures"]):
            yield "The thresholds are too low, or a cell stands twice."
        edges: dict[str, set[frozenset[str]]] = defaultdict(set)
        for at, family in self.families.items():
            tables = {tuple(b for b, _ in where) for where in family}
            edges[at[2]] |= {frozenset(table) for table in tables}
            whole = sum(prod(len(set(self.codes[b])) for b in table) for table in tables)
            strange = [code for where in family for b, code in where if code not in self.codes[b]]
            margins = {(*t[:k], *t[k + 1 :]) for t in tables for k in range(len(t))}
            if strange or whole != len(family) or not margins <= tables:
                yield f"Cells are missing or unknown: {at}."
        if not all(_acyclic(one) for one in edges.values()):
            yield "The crosses form a circle."

    def counts(self) -> Iterator[str]:
        """Nothing small is shown, and an estimate stands on its own two counts."""
        for (indicator, *_, where), f in self.cells.items():
            n, d = f["numerator"], f["denominator"]
            shown = [n] if self.rate(indicator) else [n, d, None if None in (n, d) else d - n]
            limit, times = self.threshold(where), self.indicators[indicator]["multiplier"]
            if any(q is not None and (type(q) is not int or q < 0 or 0 < q < limit) for q in shown):
                yield f"A count is too small to be shown, or none: {indicator} {where}."
            if None in (n, d):
                if (n is not None) or f["state"] != "suppressed" or _estimated(f):
                    yield f"An estimate stands on a hidden count: {indicator} {where}."
            elif f["value"] is not None and not _near(f["value"], d, n, times):
                yield f"A value is not its numerator over its denominator: {indicator} {where}."

    def derived(self) -> Iterator[str]:
        """Comparisons and completeness stand on shown counts only."""
        for c in self.release["comparisons"]:
            if _estimated(c) and not any(self.stands(c, b) for b in c["groups"]):
                yield f"A comparison stands on a hidden count: {c['indicator']} {c['groups']}."
        for c in self.release["completeness"]:
            known = self.cells[*_at(c), ((c["breakdown"], "known"),)]["denominator"]
            total = self.cells[*_at(c), ()]["denominator"]
            right = [None, None] if None in (known, total) else [known, total]
            bare = c["share"] is None and (not total or None in right)
            if [c["known"], c["total"]] != right or not (bare or _near(c["share"], total, known, 100)):
                yield f"A completeness does not stand on shown counts: {c['indicator']} {c['breakdown']}."

    def stands(self, c: dict[str, Any], b: str) -> bool:
        """Whether all counts are shown that a gap, a ratio or a gradient over a breakdown is made from."""
        codes = [c["groups"][b], c["comparator"]]
        if c["comparator"] is None:
            codes = [*self.known[b], codes[0] if codes[0] == "known" else None]
        cells = [self.cells.get((*_at(c), _pairs(c["groups"] | {b: code}))) for code in codes]
        return all(cell and None not in (cell["numerator"], cell["denominator"]) for cell in cells)

    def shares(self, certificate: dict[str, Any]) -> Iterator[str]:
        """Every cell is in one universe; what is plainly the same people, or a sum, is proved together."""
        universes = certificate["universes"]
        names = [(i, o, u["period"]) for u in universes for i in u["indicators"] for o in u["organisations"]]
        base = {i: u["indicators"] for u in universes for i in u["indicators"]}
        if len(set(names)) != len(names) or not self.families.keys() <= set(names):
            yield "A cell is in no universe, or in two."
        two = [i for u in universes for i in u["indicators"] if base[i] != u["indicators"]]
        mixed = [i for indicators in base.values() for i in indicators[1:] if self.rate(i)]
        if certificate["format"] != "fairlead-certificate/1" or two or mixed:
            yield "The certificate's format is unknown, or an indicator has two bases."
        whole: dict[str, dict[Key, Any]] = defaultdict(dict)
        for (indicator, *at), f in self.cells.items():
            whole[indicator][tuple(at)] = f["denominator"]
        for i, j in combinations([i for i in whole if not self.rate(i)], 2):
            both = [(whole[i][k], whole[j][k]) for k in whole[i].keys() & whole[j].keys()]
            if base[i] != base[j] and _alike(both):
                yield f"{i} and {j} count the same people, but are proved apart."
        joined = {(i, u["period"]) for u in universes if u["total"] for i in u["indicators"]}
        places: dict[Key, set[str]] = defaultdict(set)
        for i, place, period in self.families:
            places[i, period] |= {place}
        for i, place, period in self.families:
            others = places[i, period] - {place}
            if others and (i, period) not in joined and _alike(self.sums(i, period, place, others)):
                yield f"{place} is the sum of the others, but is proved apart: {i} {period}."

    def sums(self, indicator: str, period: str, place: str, others: set[str]) -> Iterator[tuple[Any, Any]]:
        for where in self.families[indicator, place, period]:
            found = [self.cells.get((indicator, o, period, where), {}).get("numerator") for o in others]
            own = self.cells[indicator, place, period, where]["numerator"]
            yield own, None if None in found else sum(found)

    def proof(self, u: dict[str, Any]) -> Iterator[str]:
        """One universe: its tables equal what is shown and add up; what is hidden is open, or large."""
        shown, rests = self.read(u)
        at = (tuple(shown), u["total"], *u["organisations"])
        equations = self.seen[at] = self.seen.get(at) or self.equations(shown, u)
        equations |= {(*r, ""): [(d, 1), (n, -1), (r, -1)] for r, (d, n) in rests.items()}
        for rest, (d, n) in rests.items():
            shown[rest] = None if None in (shown[d], shown[n]) else shown[d] - shown[n]
        secret, hidden = {k for k, count in shown.items() if count is None}, [_key(k) for k in u["hidden"]]
        if set(hidden) != secret - rests.keys() or len(set(hidden)) != len(hidden):
            yield "What is hidden is not what the certificate covers."
        tables = [dict(zip(hidden, w, strict=True)) for w in u["witnesses"] or [[]]]
        for t in tables:
            t |= {r: t.get(d, shown[d]) - t.get(n, shown[n]) for r, (d, n) in rests.items() if r in secret}
        if any(type(c) is not int or c < 0 for t in (shown, *tables) for c in t.values() if c is not None):
            yield "A table holds what is not a count."
        for equation in equations.values():
            side = sum(c * shown[k] for k, c in equation if k not in secret)
            terms = [(k, c) for k, c in equation if k in secret]
            if any(side + sum(c * table[k] for k, c in terms) for table in (tables if terms else [{}])):
                yield "A table does not add up."
        proofs = {_key(p["quantity"]): p["equations"] for p in u["proofs"]}
        for k in sorted(secret):
            spread = max(table[k] for table in tables) - min(table[k] for table in tables)
            limit = self.threshold(k[3])
            if spread < limit and not (k in proofs and _least(k, proofs[k], equations, shown) > limit - 1):
                yield f"The figures give too much away: {k}."

    def read(self, u: dict[str, Any]) -> tuple[dict[Key, Any], dict[Key, tuple[Key, Key]]]:
        """The counts of a universe, shown or None, and which two make which count of non-events."""
        shown: dict[Key, Any] = {}
        rests: dict[Key, tuple[Key, Key]] = {}
        for i, o in product(u["indicators"], u["organisations"]):
            for where in self.families.get((i, o, u["period"]), ()):
                f, d = self.cells[i, o, u["period"], where], ("denominator", "", o, where)
                shown["events", i, o, where] = f["numerator"]
                if not self.rate(i):
                    rests["non-events", i, o, where] = (d, ("events", i, o, where))
                    if shown.setdefault(d, f["denominator"]) != f["denominator"]:
                        raise ValueError(f"{d} has two values")
        return shown, rests

    def equations(self, counts: Collection[Key], u: dict[str, Any]) -> Equations:
        """Every equation among a universe's counts, by the name of the whole and what splits it."""
        found: Equations = {}
        for whole in counts:
            *at, place, where = whole
            for b, parts in self.parts.items():
                terms = [(*at, place, _pairs(dict(where) | {b: code})) for code in parts[dict(where).get(b)]]
                if terms and all(term in counts for term in terms):
                    found[*whole, b] = [(whole, 1), *((term, -1) for term in terms)]
            if place == u["total"]:
                others = [(*at, o, where) for o in u["organisations"] if o != place]
                found[*whole, "*"] = [(whole, 1), *((term, -1) for term in others if term in counts)]
        return found


def _least(k: Key, proof: Any, equations: Equations, shown: dict[Key, Any]) -> Fraction:
    """The least a hidden count can be: itself less multiples of equations, which are all nought."""
    left: dict[Key, Fraction] = defaultdict(Fraction, {k: Fraction(1)})
    for (*name, b), multiplier in proof:
        for term, c in equations[*_key(name), b]:
            left[term] -= Fraction(multiplier) * c
    if any(share < 0 and shown[term] is None for term, share in left.items()):
        return Fraction(-1)
    return sum((share * shown[term] for term, share in left.items() if shown[term] is not None), Fraction(0))


def _at(entry: dict[str, Any]) -> Key:
    return entry["indicator"], entry["organisation"], entry["period"]


def _pairs(groups: dict[str, str]) -> Key:
    return tuple(sorted(groups.items()))


def _key(name: Any) -> Key:
    kind, indicator, place, where = name
    return (kind, indicator, place, tuple((b, code) for b, code in where))


def _estimated(entry: dict[str, Any]) -> bool:
    return any(entry[name] is not None for name in ("value", "lower", "upper"))


def _near(share: Any, whole: int, part: int, multiplier: Any) -> bool:
    (p, q), (m, n) = share.as_integer_ratio(), multiplier.as_integer_ratio()
    return bool(abs(p * whole * n - part * m * q) * 10**9 <= part * m * q)


def _alike(pairs: Iterable[tuple[Any, Any]]) -> bool:
    """Whether counts that both are shown are equal throughout, too often for chance."""
    both = [pair for pair in pairs if None not in pair]
    return all(a == b for a, b in both) and sum(a > 0 for a, _ in both) >= CHANCE


def _acyclic(edges: set[frozenset[str]]) -> bool:
    """Whether tables can be taken apart end by end (Graham 1979; Yu and Ozsoyoglu 1979)."""
    while edges - {frozenset()}:
        lone = {b for edge in edges for b in edge if sum(b in other for other in edges) == 1}
        less = {edge - lone for edge in edges}
        less = {edge for edge in less if not any(edge < other for other in less)}
        if less == edges:
            return False
        edges = less
    return True
