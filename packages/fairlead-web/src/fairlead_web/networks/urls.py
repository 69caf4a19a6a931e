"""Networks' pages. What has a fixed word comes before what has a network's code."""

from django.urls import path

from fairlead_web.networks.views import public

app_name = "networks"
urlpatterns = [
    path("", public.networks, name="list"),
    path("mine/", public.networks, name="mine"),
    path("<slug:code>/", public.network, name="detail"),
]
