"""Press articles in, briefing notes that can be checked out."""
