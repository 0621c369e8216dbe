"""
17.1. The Secretary General is the Organisation's highest official, heads the Secretariat and
      co-ordinates the two permanent bodies.
17.2. The Council appoints him for three years from among citizens of the Members, and may end his
      powers early, each time on a submission by the foreign ministers.
17.3. He answers to the Council and takes part in the meetings of all five organs.
17.4. He steers the drafting and clearing of documents, and speaks for the Organisation to States
      outside it, to other organisations and to the press.
17.5. He is depositary of the Charter, of the other treaties made in the Organisation and of what
      its organs adopt.
"""
