"""Chapter VIII: what the Organisation may do in law, and its immunities."""
