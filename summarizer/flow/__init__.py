"""The conversation with the model: what is asked, checked, asked again, and put together."""
