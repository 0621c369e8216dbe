"""The Charter of the Collective Security Treaty Organization of 7 October 2002, with its protocols."""
