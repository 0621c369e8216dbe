"""The desk: an offer is ruled on and, if the charter lets it, entered."""
