"""
8.1. The Members join forces against terrorism, extremism, the drug and arms trades, organised
     crime, illegal migration and whatever else endangers them.
8.2. They set up, and keep running, a system for answering crises that endanger a Member.
8.3. They work together on borders, information and its security, biological safety, and the
     protection of people from disasters and from the dangers of war.
8.4. In all this they work with any willing State or organisation, the United Nations leading.
"""
