"""
29.1. The Charter goes on the treaty register of the United Nations.
29.2. There is one original, in Russian; the depositary keeps it and sends each signatory a
      certified copy.
"""
