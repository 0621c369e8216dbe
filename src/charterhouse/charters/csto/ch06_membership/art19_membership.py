"""
19.1. Membership is open to a State that stands for the aims and accepts all that binds the Members.
19.2. The Council says yes or no.
19.3. Leaving is free: settle what is owed, then tell the depositary at least six months ahead.
19.4. A Regulation that the Council approves holds the details of joining and leaving.
"""
