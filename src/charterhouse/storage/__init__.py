"""Where a register is kept: sealed in a tree, in memory or a SQLite file, exported, verified."""
