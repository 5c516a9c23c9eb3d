"""Writing: files for a writer to start from."""
