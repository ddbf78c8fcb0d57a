"""An embedded mail server and a sample day, so that a newcomer sees the assistant at work."""
