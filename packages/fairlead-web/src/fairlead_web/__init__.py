"""The site of an equality programme: released figures and published ones, never people's rows."""
