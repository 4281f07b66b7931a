"""Language models: any OpenAI-compatible endpoint, the embedded one, wrappers and fakes.

Nothing is imported here, so that a program pays only for the backend it uses.
"""
