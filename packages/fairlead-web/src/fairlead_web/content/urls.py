"""Addresses of the editorial pages and what belongs to them."""

from django.urls import path

from fairlead_web.content import views_language

app_name = "content"
urlpatterns = [path("language/<str:code>/", views_language.language, name="language")]
