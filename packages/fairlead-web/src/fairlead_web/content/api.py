"""What other apps may use of the editorial pages."""

from fairlead_web.content.views import page as editorial_page

__all__ = ["editorial_page"]
