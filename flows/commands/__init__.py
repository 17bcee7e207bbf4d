"""One file a command: `add_to` declares its arguments, and its function returns the exit status."""
