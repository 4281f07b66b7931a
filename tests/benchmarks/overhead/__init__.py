"""The benchmark of overhead: what a run costs besides the model's own time.

    python -m tests.benchmarks.overhead --contender instructor=VENV/bin/python …

Every contender turns the same articles into notes, so many at once, with one request an article,
in a process of its own, against an endpoint that answers each request after the same delay. The
bare OpenAI SDK sends the very requests that we send and parses the JSON that comes; what others
take is given as a multiple of that. Ours, the SDK and plain HTTP run in this environment;
``--contender NAME=PYTHON`` adds a peer, or another interpreter for one of these. A peer's
environment holds that peer and needs nothing of this package:

==================  ===========================================================
``instructor``      ``pip install instructor``
``pydantic-ai``     ``pip install 'pydantic-ai-slim[openai]'``
``langchain``       ``pip install langchain-openai``
``langextract``     ``pip install 'langextract[openai]'``
==================  ===========================================================

``--memory 10000`` measures instead how much memory that many articles take us.
"""
