"""
21-1.1. A State outside the Organisation, or an international organisation, may become a partner: it
        shares the aims and undertakes to take part in practical work in fields that both sides
        choose.
21-1.2. A Regulation that the Council approves says what a partner may do, and how one becomes and
        ceases to be one.
"""
