"""Saved questions: kept in the record under a name, with what they were answered when last asked."""
