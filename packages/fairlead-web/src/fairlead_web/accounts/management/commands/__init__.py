"""`fairlead-web` commands for people and letters."""
