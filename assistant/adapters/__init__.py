"""One outside thing and one third-party library per file."""
