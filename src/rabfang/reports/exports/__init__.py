"""Lists and tables as files: asked for by an officer, made by the worker, kept for some days."""
