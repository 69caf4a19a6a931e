"""The programme team's desk."""

from django.urls import path

from fairlead_web.organisations.views import closing, letters, lists, team

app_name = "team"
urlpatterns = [
    path("", team.desk, name="desk"),
    path("requests/<int:number>/", team.decide, name="decide"),
    path("domains/", team.domains, name="domains"),
    path("domains/<int:number>/remove/", team.remove_domain, name="remove_domain"),
    path("invite/", team.invite, name="invite"),
    path("accounts/", closing.find, name="find_account"),
    path("accounts/one/", closing.account, name="account"),
    path("credits/", team.thank, name="credits"),
    path("credits/<int:number>/take-back/", team.take_credit_back, name="take_credit_back"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<int:number>/send-again/", letters.send_again, name="send_letter_again"),
    path("letters/<int:number>/leave/", letters.leave, name="leave_letter"),
    path("lists/", lists.lists, name="lists"),
    path("lists/<int:number>/", lists.waiting, name="list"),
    path("lists/<int:number>/do/", lists.do, name="do_list"),
    path("lists/<int:number>/discard/", lists.discard, name="discard_list"),
]
