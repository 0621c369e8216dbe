"""What holds for every register, shown on the toy charter over random worlds."""
