"""
25.1. Where a debt to the budget stands unpaid for two years, the Council takes the Member's right
      to put forward its citizens for quota posts, and its vote in the organs, until the debt is
      paid in full.
"""
