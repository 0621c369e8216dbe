"""
1.1. The parties to the Treaty found a regional organisation, and the Charter gives its name and
     acronym.
"""
