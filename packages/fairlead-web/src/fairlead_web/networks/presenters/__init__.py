"""Networks as pages show them, one file a purpose."""
