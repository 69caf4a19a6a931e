"""The home page and the short pages about the site itself."""
