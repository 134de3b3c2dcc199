"""Reading the same for less: what costs most is done otherwise, once, or only where it matters."""
