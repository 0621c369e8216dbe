"""Chapter X: entry into force, amendment, disputes, language and custody."""
