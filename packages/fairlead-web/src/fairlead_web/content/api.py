"""What other apps may use of the editorial pages."""

from fairlead_web.content.articles import publish_article
from fairlead_web.content.demonstration import fill as fill_demonstration
from fairlead_web.content.enquiries import waiting as waiting_enquiries
from fairlead_web.content.front import latest_news, notice
from fairlead_web.content.views import page as editorial_page

__all__ = [
    "editorial_page",
    "fill_demonstration",
    "latest_news",
    "notice",
    "publish_article",
    "waiting_enquiries",
]
