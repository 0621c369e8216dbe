"""The real public record of the Organisation, 1992 to 2026, as acts with their sources."""
