"""The door for a web server."""

from pathlib import Path

import environ
from django.core.wsgi import get_wsgi_application

environ.Env.read_env(Path.cwd() / ".env")
application = get_wsgi_application()
