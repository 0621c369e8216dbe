"""Chapter I: the Organisation is founded, and what bound its founders binds it."""
