"""Settings, urls and the server: the only place that names every app."""
