"""The stores, their seals, and everything that can go wrong with a disk."""
