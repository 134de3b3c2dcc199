"""Measures speed and steadiness of the installed package; see docs/benchmarks.md."""

import os

# Before anything loads a BLAS library: figures are for one thread.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_name] = "1"
