"""The pytest plugin: collects fixtures as tests."""
