"""Chapter IX: the budget, who pays for it, and what happens to those who do not."""
