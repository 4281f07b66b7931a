"""What a batch needs on many machines, apart from what runs it there (:mod:`..ray_engine`)."""
