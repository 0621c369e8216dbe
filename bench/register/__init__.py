"""The register jobs: reading, appending, verifying and proving, up to a million acts."""
