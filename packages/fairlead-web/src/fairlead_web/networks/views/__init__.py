"""Networks' pages, one file a purpose."""
