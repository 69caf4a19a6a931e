"""One base and three small files on top: demonstration, production, test."""
