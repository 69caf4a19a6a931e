"""Communities of leaders: who belongs, what they say to each other, and what they ask of others."""
