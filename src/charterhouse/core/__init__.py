"""The mechanism: acts, record, inquiry, rules, readings, answers. It knows no article."""
