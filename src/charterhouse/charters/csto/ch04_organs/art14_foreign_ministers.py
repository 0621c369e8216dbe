"""
14.1. The Council of Foreign Ministers advises and carries out, so that the Members act together in
      foreign policy.
"""
