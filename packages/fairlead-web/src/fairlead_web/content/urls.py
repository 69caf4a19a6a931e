"""Addresses of the editorial pages that the site's own links use, and of what belongs to them."""

from django.contrib.sitemaps.views import sitemap
from django.urls import path
from django.views.decorators.http import require_safe

from fairlead_web.content import feeds, sitemaps, views, views_asking, views_enquiries, views_language

app_name = "content"
urlpatterns = [
    path("language/<str:code>/", views_language.language, name="language"),
    path("colours.css", views.colours, name="colours"),
    path("pictures/<path:name>", views.picture, name="picture"),
    path("themes/", views.page, {"path": "themes/"}, name="themes"),
    path("news/", views.page, {"path": "news/"}, name="news"),
    path("sitemap.xml", require_safe(sitemap), {"sitemaps": sitemaps.SITEMAPS}, name="sitemap"),
    path("news/feed.atom", require_safe(feeds.NewsFeed()), name="feed"),
    path("get-involved/", views.page, {"path": "get-involved/"}, name="get_involved"),
    path("formats/", views.page, {"path": "formats/"}, name="formats"),
    path("contact/ask/", views_asking.question, name="ask"),
    path("contact/another-format/", views_asking.another_format, name="ask_format"),
    path("contact/sent/", views_asking.asked, name="asked"),
    path("enquiries/", views_enquiries.queue, name="enquiries"),
    path("enquiries/<str:reference>/", views_enquiries.enquiry, name="enquiry"),
    path("enquiries/<str:reference>/answer/", views_enquiries.answer, name="answer"),
    path("enquiries/<str:reference>/note/", views_enquiries.note, name="note"),
    path("enquiries/<str:reference>/hand-over/", views_enquiries.hand_over, name="hand_over"),
    path("enquiries/<str:reference>/close/", views_enquiries.close, name="close"),
]
