"""One contender a module, each run by the interpreter that has what it needs.

A client imports nothing of the package (ours excepted) and prints one line of JSON.
"""
