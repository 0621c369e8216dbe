"""
16-1.1. Between sessions the Permanent Council keeps the common work going and, with the Secretariat
        and the Joint Staff, sees that decisions are carried out.
16-1.2. It is made up of permanent representatives whom the heads of the Members appoint under their
        own law, and it works under a Regulation that the Council approves.
"""
