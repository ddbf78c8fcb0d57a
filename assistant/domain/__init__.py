"""What the desk knows, without clock, files or network: `now` is always an argument."""
