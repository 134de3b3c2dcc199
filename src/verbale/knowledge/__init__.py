"""General facts about states, organisations and offices, as data files with typed loaders."""
