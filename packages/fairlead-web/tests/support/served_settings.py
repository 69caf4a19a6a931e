"""A demonstration whose letters go to a mail server, as a real site's do; it waits for nothing for long."""

from fairlead_web.config.settings.demonstration import *  # noqa: F403  (as Django builds settings)
from fairlead_web.config.settings.demonstration import env

EMAIL_BACKEND = "fairlead_web.accounts.mail_server.MailServer"
EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = env.int("MAIL_PORT")
EMAIL_TIMEOUT = 1
PAGE_CACHE_SECONDS = 0
