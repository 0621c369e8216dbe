"""
7.1. The Members build a common system of defence: joint forces, peacekeepers, shared systems with
     their commands, and military facilities; they also help each other with arms, equipment and
     training.
7.2. A Member that would let a State outside the Organisation station troops or military facilities
     on its soil first consults the others without delay, and only then decides.
"""
