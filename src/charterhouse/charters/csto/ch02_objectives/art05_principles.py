"""
5.1. Members are independent, free to take part and equal in rights and duties; what is a Member's
     domestic affair is left alone.
"""
