"""The words of the `rabfang` command: each module has `arguments(parser)` and `run(options) -> exit status`."""
