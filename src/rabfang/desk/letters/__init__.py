"""The pages of letters: begin, change, number, send, and the register of them."""
