"""Runs the benchmarks of an evaluation folder over the installed package; see docs/evals.md."""
