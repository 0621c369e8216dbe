"""What Charterhouse costs, measured beside named peers in the same run: `make bench`."""
