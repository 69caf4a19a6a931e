"""The directory, organisations' pages, and what their leads and the programme team do there."""

from django.urls import path

from fairlead_web.organisations import views
from fairlead_web.organisations.views import appointing, asking

app_name = "organisations"
urlpatterns = [
    path("", views.organisations, name="list"),
    path("directory.csv", views.directory_csv, name="directory_csv"),
    path("add/", views.add, name="add"),
    path("mine/", views.mine, name="mine"),
    path("mine/<int:number>/leave/", views.leave, name="leave"),
    path("mine/<int:number>/goes-on/", views.go_on, name="go_on"),
    path("mine/credits/<int:number>/", asking.credit, name="credit"),
    path("mine/asked/<int:number>/<slug:word>/", appointing.answer, name="answer_appointment"),
    path("people/thanks/", asking.thanks, name="thanks"),
    path("people/", views.people, name="people"),
    path("people/give/", views.give_role, name="give_role"),
    path("people/<int:number>/end/", views.end_role, name="end_role"),
    path("<str:code>/", views.organisation, name="detail"),
    path("<str:code>/ask/", asking.ask, name="ask"),
    path("<str:code>/change/", views.change, name="change"),
    path("<str:code>/change/name/", views.rename, name="rename"),
    path("<str:code>/change/end/", views.close, name="close"),
    path("<str:code>/change/call-off/", views.call_off, name="call_off"),
    path("<str:code>/change/put-right/", views.put_right, name="put_right"),
    path("<str:code>/change/divide/", views.divide, name="divide"),
    path("<str:code>/change/roles/<int:number>/", views.place_role, name="place_role"),
    path("<str:code>/change/partnership/", views.record_partnership, name="record_partnership"),
    path("<str:code>/staff-networks/", views.staff_networks, name="staff_networks"),
    path("<str:code>/staff-networks/<int:number>/", views.staff_network, name="staff_network"),
    path("<str:code>/staff-networks/<int:number>/chair/", appointing.appoint_chair, name="appoint_chair"),
    path("<str:code>/staff-networks/<int:number>/chair/<int:role>/end/", views.end_chair, name="end_chair"),
    path(
        "<str:code>/staff-networks/<int:number>/asked/<int:asked>/take-back/",
        appointing.take_back,
        name="take_appointment_back",
    ),
    path("<str:code>/staff-networks/<int:number>/office/", appointing.record_office, name="record_office"),
    path(
        "<str:code>/staff-networks/<int:number>/office/<int:office>/end/", views.end_office, name="end_office"
    ),
    path(
        "<str:code>/staff-networks/<int:number>/close/", views.close_staff_network, name="close_staff_network"
    ),
]
