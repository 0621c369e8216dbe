"""
12.1. The Council, the two councils of ministers and the Committee of Secretaries decide by
      consensus, save on procedure.
12.2. Each Member has one vote; how votes are held, on procedure too, is in Rules of Procedure that
      the Council approves.
12.3. The Council's decisions bind the Members, as do decisions of the ministers and secretaries
      that carry them out; each Member carries them out by its own procedure.
12.4. The Council may decide in limited format if no Member objects to deciding that way, and none
      objects to the decision itself.
12.5. A Member that did not vote for such a decision does not answer for what follows from it.
"""
