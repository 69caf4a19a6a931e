"""The home page and the pages about the site."""

from django.urls import path

from fairlead_web.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("help/", views.page, {"name": "help"}, name="help"),
    path("contact/", views.page, {"name": "contact"}, name="contact"),
    path("accessibility/", views.page, {"name": "accessibility"}, name="accessibility"),
    path("privacy/", views.page, {"name": "privacy"}, name="privacy"),
    path("cookies/", views.page, {"name": "cookies"}, name="cookies"),
]
