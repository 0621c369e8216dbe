"""Chapter II: what the Organisation is for, and what it must respect."""
