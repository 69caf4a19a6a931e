"""Documents that editors published."""

from django.urls import include, path, re_path

from fairlead_web.content import views

urlpatterns = [
    re_path(r"^(\d+)/(.*)$", views.document, name="wagtaildocs_serve"),
    path("", include("wagtail.documents.urls")),  # for its other address, which asks for a password
]
