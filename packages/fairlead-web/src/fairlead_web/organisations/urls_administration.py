"""What administrators do on the site."""

from django.urls import path

from fairlead_web.organisations.views import connections, second_steps

app_name = "administration"
urlpatterns = [
    path("", connections.front, name="front"),
    path("connections/", connections.connections, name="connections"),
    path("connections/add/", connections.add, name="add_connection"),
    path("connections/of/<slug:code>/", connections.connection, name="connection"),
    path("connections/of/<slug:code>/try/", connections.try_out, name="try_connection"),
    path("connections/of/<slug:code>/switch/", connections.switch, name="switch_connection"),
    path("connections/of/<slug:code>/end/", connections.end, name="end_connection"),
    path("second-step/", second_steps.find, name="find_second_step"),
    path("second-step/reset/", second_steps.reset, name="reset_second_step"),
]
