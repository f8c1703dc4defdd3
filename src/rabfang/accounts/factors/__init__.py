"""Second factors: codes of an app, passkeys, codes on paper. Each says whether an answer is right, once."""
