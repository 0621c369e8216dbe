"""
10.1. The Members develop the law that the common system rests on, and bring their own defence and
      security laws closer together.
"""
