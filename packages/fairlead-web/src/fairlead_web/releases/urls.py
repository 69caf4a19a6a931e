"""Pages for people who add and approve releases. The public reads them in the observatory."""

from django.urls import path

from fairlead_web.releases import views

app_name = "releases"
urlpatterns = [
    path("", views.releases, name="list"),
    path("add/<str:code>/", views.add, name="add"),
    path("add/<str:code>/release/", views.add_release, name="add_release"),
    path("add/<str:code>/table/", views.add_table, name="add_table"),
    path("add/<str:code>/rows/", views.add_study, name="add_study"),
    path("uploads/<int:number>/", views.understanding, name="understanding"),
    path("uploads/<int:number>/sheet/", views.read_sheet, name="read_sheet"),
    path("<int:number>/", views.release, name="release"),
    path("<int:number>/progress/", views.progress, name="progress"),
    path("<int:number>/progress/state/", views.progress_state, name="progress_state"),
    path("<int:number>/request/", views.request_approval, name="request"),
    path("<int:number>/approve/", views.approve, name="approve"),
    path("<int:number>/return/", views.send_back, name="return"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/delete/", views.discard, name="discard"),
]
