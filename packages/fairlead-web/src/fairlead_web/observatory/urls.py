"""Public addresses of released figures."""

from django.urls import path

from fairlead_web.observatory import views

app_name = "observatory"
urlpatterns = [
    path("", views.indicators, name="list"),
    path("releases/<int:number>/", views.release, name="release"),
    path("releases/<int:number>/figures.csv", views.release_csv, name="release_csv"),
    path("releases/<int:number>/<str:name>", views.release_file, name="release_file"),
    path("<str:code>/<str:key>/", views.indicator, name="indicator"),
    path("<str:code>/<str:key>/<int:section>.csv", views.section_csv, name="section_csv"),
]
