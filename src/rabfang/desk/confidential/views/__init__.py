"""Pages of the confidential desk."""
