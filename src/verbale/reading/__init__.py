"""Reading: a report in, an account out, and nothing else."""
