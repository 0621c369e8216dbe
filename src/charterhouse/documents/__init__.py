"""Documents: the published text read in, and what the organisation prints, signs and sends."""
