"""The one home of figures: facts of each case, kept up as things happen, and the counts made of them (ADR 20)."""
