"""Measures of performance; `tools/bench.py` runs them all."""
