"""
20.1. Where a Member does not carry out what binds it, the Council may suspend its part in the
      organs.
20.2. Where it goes on so, the Council may expel it.
20.3. On both the Council decides without counting the vote of that Member.
20.4. A Regulation that the Council approves holds the details.
"""
