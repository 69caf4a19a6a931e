"""Every address of the site. The demonstration adds its own pages in urls_demonstration."""

from django.urls import include, path

site = [
    path("", include("fairlead_web.home.urls")),
    path("", include("fairlead_web.content.urls")),
    path("account/", include("fairlead_web.accounts.urls")),
    path("organisations/", include("fairlead_web.organisations.urls")),
    path("team/", include("fairlead_web.organisations.urls_team")),
    path("administration/", include("fairlead_web.organisations.urls_administration")),
    path("releases/", include("fairlead_web.releases.urls")),
    path("networks/", include("fairlead_web.networks.urls")),
    path("observatory/", include("fairlead_web.observatory.urls")),
    path("audit/", include("fairlead_web.audit.urls")),
    path("cms/", include("fairlead_web.content.urls_editing")),
    path("documents/", include("fairlead_web.content.urls_documents")),
]
# Comes last: looks every other address up among the editorial pages.
pages = [path("", include("fairlead_web.content.urls_pages"))]
urlpatterns = [*site, *pages]
handler400 = "fairlead_web.home.errors.bad_request"
handler403 = "fairlead_web.home.errors.not_allowed"
handler404 = "fairlead_web.home.errors.not_found"
handler429 = "fairlead_web.home.errors.too_often"  # allauth looks for it here
handler500 = "fairlead_web.home.errors.server_error"
