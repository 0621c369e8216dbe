"""A ledger of a hundred thousand transactions, loaded to balances."""
