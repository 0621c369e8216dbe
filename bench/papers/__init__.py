"""What it costs to draw up a paper."""
