"""How gunicorn serves the site: `gunicorn --config python:fairlead_web.config.server`."""

from typing import Any

from gunicorn import glogging

from fairlead_web.config.logs import LineFormatter

wsgi_app = "fairlead_web.config.wsgi:application"
worker_class = "gthread"
loglevel = "warning"
logger_class = "fairlead_web.config.server.ServerLog"
control_socket_disable = True


class ServerLog(glogging.Logger):  # type: ignore[misc]  # gunicorn has no types
    """The web server's own log, in lines like all others: its errors quote addresses and who asked."""

    def setup(self, cfg: Any) -> None:
        """As gunicorn does, with our lines."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(LineFormatter())
