"""How satisfied people are with the handling: asked once an answer, by the way on which they are told (C-2, S4-10)."""
