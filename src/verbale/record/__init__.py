"""The record: many accounts become one history, merged and sourced."""
