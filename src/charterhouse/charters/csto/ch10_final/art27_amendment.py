"""
27.1. The Charter is changed by a separate protocol, with the consent of all Members.
27.2. Such a protocol is part of the Charter, and comes into force as the Charter did.
27.3. No reservation may be made.
27.4. Members that disagree on what the Charter means consult and negotiate; failing that, the
      Council considers the matter.
"""
