"""`fairlead-web` commands that serve the site as a whole."""
