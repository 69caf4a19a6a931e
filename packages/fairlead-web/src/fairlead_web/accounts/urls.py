"""Signing in and out, and one's own page. Names without a prefix are those that allauth looks up."""

from allauth.account import views as allauth_views
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.urls import include, path

from fairlead_web.accounts.views import (
    confirming,
    data,
    joining,
    own,
    pages,
    preferences,
    profile,
    sponsoring,
)

mine = (
    [
        path("", own.me, name="me"),
        path("second-step/", confirming.second_factor, name="second_factor"),
        path("second-step/go-on/", confirming.kept_form, name="kept_form"),
        path("sign-in/organisation/", pages.organisation_sign_in, name="organisation_sign_in"),
        path("lost/", pages.lost, name="lost"),
        path("join/", joining.join, name="join"),
        path("join/code/", joining.prove, name="prove"),
        path("invited/<str:token>/", joining.invited, name="invited"),
        path("invitations/", sponsoring.invitations, name="invitations"),
        path("invitations/<int:number>/withdraw/", sponsoring.withdraw, name="withdraw_invitation"),
        path("profile/", profile.profile, name="profile"),
        path("profile/who-sees-it/", profile.visibility, name="visibility"),
        path("profile/preview/", profile.preview, name="preview"),
        path("post/", profile.post, name="post"),
        path("data/", data.data, name="data"),
        path("data/copy.json", data.copy, name="copy"),
        path("data/choices/", data.choices, name="choices"),
        path("data/choices/<slug:purpose>/<slug:deed>/", data.choose, name="choose"),
        path("data/erase/", data.erase, name="erase"),
        path("data/close/", data.close, name="close"),
        path("left/", data.closed, name="closed"),
        path("erased/", data.erased, name="erased"),
        path("unsubscribe/<str:token>/", preferences.unsubscribe, name="unsubscribe"),
    ],
    "accounts",
)

urlpatterns = [
    path("", include(mine)),
    path("sign-in/", allauth_views.request_login_code, name="account_login"),
    path("sign-in/", allauth_views.request_login_code, name="account_request_login_code"),
    path("sign-in/code/", allauth_views.confirm_login_code, name="account_confirm_login_code"),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("closed/", allauth_views.account_inactive, name="account_inactive"),
    path("confirm/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path(
        "second-factor/webauthn/reauthenticate/",
        confirming.WithPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path("second-factor/", include("allauth.mfa.urls")),
    path("organisation/stopped/", pages.stopped, name="socialaccount_login_cancelled"),
    path("organisation/failed/", pages.stopped, name="socialaccount_login_error"),
    path("organisation/<str:provider_id>/login/", pages.organisation_login, name="openid_connect_login"),
    path(
        "organisation/<str:provider_id>/login/callback/",
        openid_connect.callback,
        name="openid_connect_callback",
    ),
]
