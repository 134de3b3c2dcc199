"""Events across reports: what each report tells, and the events that follow from all of them together."""
