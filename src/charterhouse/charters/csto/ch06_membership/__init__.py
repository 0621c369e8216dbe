"""Chapter VI: joining, leaving, suspension and expulsion."""
