"""The record's page."""

from django.urls import path

from fairlead_web.audit import views

app_name = "audit"
urlpatterns = [path("", views.events, name="events")]
