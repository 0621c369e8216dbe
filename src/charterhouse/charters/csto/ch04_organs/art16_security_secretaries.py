"""
16.1. The Committee of Secretaries of Security Councils advises and carries out in matters of
      national security.
"""
