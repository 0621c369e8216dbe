"""The question job: 337 acts of six members over 25 years, 100,000 questions, and who answers them."""
