"""The site's addresses and three more, which only a demonstration has."""

from django.urls import include, path

from fairlead_web.config.urls import handler400, handler403, handler404, handler429, handler500, pages, site

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [
    *site,
    path("demonstration/", include("fairlead_web.accounts.urls_demonstration")),
    path("demonstration/", include("fairlead_web.ui.urls")),
    *pages,
]
