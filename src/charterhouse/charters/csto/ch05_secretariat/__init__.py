"""Chapter V: the Secretary General and the two bodies that work all year round."""
