"""The home page and the pages about the site."""

from django.urls import path

from fairlead_web.content.api import editorial_page
from fairlead_web.home import views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("my-page/", views.mine, name="mine"),
    path("my-page/welcome-later/", views.welcome_later, name="welcome_later"),
    path("help/", views.help_page, name="help"),
    path("contact/", editorial_page, {"path": "contact/"}, name="contact"),
    path("accessibility/", editorial_page, {"path": "accessibility/"}, name="accessibility"),
    path("privacy/", editorial_page, {"path": "privacy/"}, name="privacy"),
    path("cookies/", editorial_page, {"path": "cookies/"}, name="cookies"),
]
