"""
11.1. There are five organs: the Council; a council each of foreign and of defence ministers; the
      Committee of Secretaries of Security Councils; the Permanent Council.
11.2. Two bodies work all year round: the Secretariat and the Joint Staff.
11.3. The parliaments work together in the Parliamentary Assembly.
11.4. What each of them does, and how, is laid down in the Charter and in the Organisation's other
      acts.
"""
