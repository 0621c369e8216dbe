"""Chapter VII: observers and partners."""
