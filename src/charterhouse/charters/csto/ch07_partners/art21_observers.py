"""
21.1. A State outside the Organisation, or an international organisation, may become an observer: it
      studies the Organisation's open law and practice and takes on no practical work.
21.2. A Regulation that the Council approves says what an observer may do, and how one becomes and
      ceases to be one.
"""
