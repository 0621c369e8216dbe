"""Chapter III: the fields in which the Members work together."""
