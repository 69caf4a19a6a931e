"""Bodies with dates and successors, the roles people hold in them, and who may do what."""
