"""The law of each organisation: a charter is a package of its own."""
