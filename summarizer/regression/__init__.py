"""Regression tests for prompts: fixtures, recordings, assertions, comparisons, reports."""
