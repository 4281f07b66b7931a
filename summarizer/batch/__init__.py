"""Many articles at once: inputs, a journal to go on from, outputs, and what drives them."""
