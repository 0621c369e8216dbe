"""Many Members, drafts and positions: what a board costs."""
