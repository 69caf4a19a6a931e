"""Every other address is looked up among the editorial pages. Comes last in the site's addresses."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from fairlead_web.content import views

urlpatterns = [re_path(serve_pattern, views.page, name="wagtail_serve")]
