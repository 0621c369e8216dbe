"""
15.1. The Council of Defence Ministers advises and carries out in military policy, the building of
      armed forces and military technology.
"""
