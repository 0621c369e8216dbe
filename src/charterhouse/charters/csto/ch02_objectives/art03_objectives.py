"""
3.1. The aims are peace, security in the region and beyond, and the common defence of each Member's
     independence, territory and sovereignty; political means are tried first.
"""
