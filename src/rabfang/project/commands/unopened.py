"""Why a file of a key, a package or an escrow cannot be used, as the commands that work with such files say it."""


def why(error: Exception) -> str:
    """One sentence: what is wrong with which file."""
    if isinstance(error, FileExistsError):
        return f"{error.filename} is there already; nothing was written over it."
    if isinstance(error, OSError):
        return f"{error.filename or 'The file'}: {error.strerror or error}"
    return f"This cannot be opened: {str(error) or 'the key does not fit, or the file was altered'}."
