"""
26.1. The Charter has to be ratified, and is in force from the day on which the last of its
      signatories deposits its notice.
26.2. The depositary tells the signatories of each notice that arrives.
"""
