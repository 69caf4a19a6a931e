"""Wagtail's own pages, below /cms/, behind our door."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail_admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

from fairlead_web.content.editors import editors_only

# One's account and leaving are the site's, not Wagtail's; there is one way to sign in.
OURS = [
    path("account/", RedirectView.as_view(pattern_name="accounts:me")),
    path("login/", RedirectView.as_view(pattern_name="account_login")),
    path("logout/", RedirectView.as_view(pattern_name="account_logout", permanent=False)),
]
urlpatterns = decorate_urlpatterns([*OURS, path("", include(wagtail_admin))], editors_only)
