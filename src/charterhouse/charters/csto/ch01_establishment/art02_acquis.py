"""
2.1. The Treaty binds the Members and the Organisation, together with the treaties and decisions of
     the Treaty's Council that have grown out of it.
"""
