"""
23.1. A separate treaty settles its privileges and immunities.
"""
