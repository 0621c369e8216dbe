"""
4.1. The Organisation works with States outside it and with security organisations, and favours a
     just world order founded on international law.
"""
