"""Reading figures: numbers, times, and the cases behind each. Cost grows with the answer, not with the register."""
