"""The store of releases, the gate before it, jobs and approval: the site's one road to the library."""
