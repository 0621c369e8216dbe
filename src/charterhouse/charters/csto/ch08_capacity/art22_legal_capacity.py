"""
22.1. In each Member's territory the Organisation may do in law what its aims require.
22.2. It may work with States outside it and with security organisations, and conclude treaties with
      them for that purpose.
22.3. It is a legal person.
"""
