"""
13.1. No organ stands above the Council.
13.2. The Council settles matters of principle, decides what the aims require and sees that the
      Members act together.
13.3. Each Member sits in the Council through its head of State, or through its head of government
      where its own law gives him the power to decide there.
13.4. Ministers, secretaries of security councils, the Secretary General, permanent representatives
      and guests may attend.
13.5. The Council may set up further bodies, for good or for a time.
13.6. The member for the State that hosts the regular session chairs the Council until the next
      regular session, unless the Council decides otherwise.
13.7. When the Chair cannot act, another is elected for what is left of the period.
"""
