"""What other apps may use of the editorial pages."""

from fairlead_web.content.enquiries import waiting as waiting_enquiries
from fairlead_web.content.front import latest_news, notice
from fairlead_web.content.views import page as editorial_page

__all__ = ["editorial_page", "latest_news", "notice", "waiting_enquiries"]
