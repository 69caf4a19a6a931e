"""Addresses that only a demonstration has."""

from django.urls import path

from fairlead_web.accounts.views import demonstration as views

app_name = "demonstration"
urlpatterns = [
    path("sign-in-as/", views.people, name="people"),
    path("sign-in-as/<int:number>/", views.sign_in_as, name="sign_in_as"),
    path("outbox/", views.outbox, name="outbox"),
]
