"""The pages: each says what it shows as plain values; the templates lay it out."""
