"""
6.1. What a Member owes or is owed under its other treaties stays as it is.
"""
