"""
9.1. The Members settle common positions on security abroad and then act on them together,
     consulting one another through the Organisation.
"""
