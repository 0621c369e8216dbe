"""The money jobs: the accounts of 193 Members over sixty years, and the naive reckoning beside them."""
