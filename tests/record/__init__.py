"""The answers that must come out on the real public record of the CSTO."""
