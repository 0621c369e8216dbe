"""Institutions that many charters share; none of them knows an article."""
