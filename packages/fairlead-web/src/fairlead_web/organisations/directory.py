"""The directory: finding organisations by name (also earlier ones), code, kind, region and state."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from fairlead_web.organisations import spans
from fairlead_web.organisations.models import EarlierName, Organisation, OtherCode, Partnership, Share

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True)
class Search:
    """What is looked for; what is empty does not narrow."""

    text: str = ""
    kind: str = ""
    region: str = ""
    state: str = ""
    partner: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for."""
        return any(getattr(self, one.name) for one in fields(self))


def found(search: Search) -> QuerySet[Organisation]:
    """The organisations that match, in one query."""
    listed = Organisation.objects.select_related("successor")
    for condition in conditions(search):
        listed = listed.filter(condition)
    return listed


def with_shares(found: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """The same, each with what became of it as `parts`."""
    every = Share.objects.select_related("successor")
    return found.prefetch_related(Prefetch("shares", queryset=every, to_attr="parts"))


def conditions(search: Search) -> Iterator[Q | Exists]:
    """One condition for each thing that is asked for."""
    if search.text:
        yield named(search.text)
    if search.kind:
        yield Q(kind=search.kind)
    if search.region:
        yield Q(region=search.region)
    if search.state in (OPEN, CLOSED):
        closed = Q(closed_on__lt=timezone.localdate())
        yield closed if search.state == CLOSED else ~closed | Q(closed_on=None)
    if search.partner:
        yield Exists(spans.today(Partnership.objects.filter(organisation=OuterRef("pk"))))


def named(text: str) -> Q:
    """The name, an earlier name or a code holds or is the text. A null character is in no name."""
    text = text.replace("\0", "")
    earlier = EarlierName.objects.filter(organisation=OuterRef("pk"), name__icontains=text)
    coded = OtherCode.objects.filter(organisation=OuterRef("pk"), code__iexact=text)
    return Q(name__icontains=text) | Q(code__iexact=text) | Q(Exists(earlier)) | Q(Exists(coded))
