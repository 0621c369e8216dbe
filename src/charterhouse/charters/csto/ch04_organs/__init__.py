"""Chapter IV: the organs, who sits in them and how they decide."""
