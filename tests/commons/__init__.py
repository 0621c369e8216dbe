"""The institutions that many charters share, each against a plain computation of the same."""
