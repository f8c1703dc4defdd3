"""Tests of files: real bytes, honest and hostile."""
