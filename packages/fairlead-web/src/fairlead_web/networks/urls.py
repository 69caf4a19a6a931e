"""Networks' pages. What has a fixed word comes before what has a network's code."""

from django.urls import path

from fairlead_web.networks.views import asks, chair, own, public, reference, stories, team

app_name = "networks"
urlpatterns = [
    path("", public.networks, name="list"),
    path("mine/", own.mine, name="mine"),
    path("mine/appointments/<int:number>/agree/", own.agree, name="agree_to_chair"),
    path("mine/appointments/<int:number>/refuse/", own.refuse, name="refuse_to_chair"),
    path("mine/stories/<int:number>/withdraw/", stories.withdraw, name="withdraw_story"),
    path("asks/", asks.asks, name="asks"),
    path("reference-group/", reference.group, name="reference_group"),
    path("reference-group/members/new/", reference.add_member, name="add_reference_member"),
    path("reference-group/members/<int:number>/end/", reference.end_member, name="end_reference_member"),
    path("reference-group/notes/new/", reference.add_note, name="add_reference_note"),
    path("growth/", team.growth, name="growth"),
    path("manage/", team.manage, name="manage"),
    path("manage/new/", team.new, name="new"),
    path("manage/<slug:code>/", team.manage_one, name="manage_one"),
    path("manage/<slug:code>/change/", team.change, name="change"),
    path("manage/<slug:code>/close/", team.close, name="close"),
    path("manage/<slug:code>/chairs/<int:number>/end/", team.end_chair, name="end_chair"),
    path("<slug:code>/", public.network, name="detail"),
    path("<slug:code>/join/", own.join, name="join"),
    path("<slug:code>/membership/", own.membership, name="membership"),
    path("<slug:code>/leave/", own.leave, name="leave"),
    path("<slug:code>/fellows/", own.fellows, name="fellows"),
    path("<slug:code>/updates/", public.updates, name="updates"),
    path("<slug:code>/updates/<int:number>/", public.update, name="update"),
    path("<slug:code>/stories/", public.stories, name="stories"),
    path("<slug:code>/stories/new/", stories.tell, name="tell_story"),
    path("<slug:code>/asks/<int:number>/", asks.ask, name="ask"),
    path("<slug:code>/asks/<int:number>/reply/<str:organisation>/", asks.reply, name="reply"),
    path("<slug:code>/chair/", chair.desk, name="desk"),
    path("<slug:code>/chair/register/", chair.register, name="register"),
    path("<slug:code>/chair/requests/<int:number>/", chair.answer, name="answer"),
    path("<slug:code>/chair/updates/new/", chair.write_update, name="write_update"),
    path("<slug:code>/chair/updates/<int:number>/remove/", chair.remove_update, name="remove_update"),
    path("<slug:code>/chair/stories/<int:number>/", chair.celebrate, name="celebrate"),
    path("<slug:code>/chair/asks/new/", asks.write_ask, name="write_ask"),
    path("<slug:code>/chair/asks/<int:number>/answered/", asks.mark_answered, name="mark_answered"),
]
