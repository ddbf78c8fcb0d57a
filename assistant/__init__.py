"""The follow-up assistant: everyone who asked hears back, in time, and hears the truth about when."""

__version__ = "0.1.0"
