"""
28.1. The Organisation writes and works in Russian.
"""
