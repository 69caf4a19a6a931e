"""Organisations' pages."""

from django.urls import path

from fairlead_web.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("<str:code>/", views.organisation, name="detail"),
]
