"""Pages of the design system that only a demonstration has."""

from django.urls import path

from fairlead_web.ui import views

app_name = "ui"
urlpatterns = [path("gallery/", views.gallery, name="gallery")]
