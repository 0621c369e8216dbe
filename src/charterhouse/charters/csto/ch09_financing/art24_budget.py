"""
24.1. The budget pays for the two permanent bodies.
24.2. Other money may be raised, never borrowed money, under a Regulation that the Council approves.
24.3. The budget is made of the Members' contributions, as the Council approves them.
24.4. It never runs a deficit.
24.5. Each year the Secretariat drafts it in agreement with the Members, and the Council approves
      it.
24.6. A Regulation that the Council approves says how it is made and carried out.
24.7. Members pay for their own representatives and experts at meetings, and for their permanent
      representatives.
"""
