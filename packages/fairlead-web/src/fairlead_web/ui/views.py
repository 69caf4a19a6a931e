"""The gallery of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fairlead_web.ui import gallery as content
from fairlead_web.ui.paging import paginate


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component once, for looking at and for tests. The form shows its errors."""
    context = {
        "chart": content.example(),
        "head": content.HEAD,
        "rows": content.ROWS,
        "page": paginate(request, content.ROWS, size=1),
        "form": content.Everything({"email": "not an address", "name": "Ada"}),
    }
    return render(request, "ui/gallery.jinja", context)
