"""
18.1. The Secretariat serves the organs: it organises, informs, analyses and advises.
18.2. With the Permanent Council it prepares their decisions and papers.
18.3. Its officials are citizens of the Members, in numbers that follow what each Member
      contributes; its other staff are citizens of the Members chosen by competition, on contract.
18.4. A Regulation that the Council approves says what it does and how it is formed.
18.5. Its seat is Moscow, on terms settled by treaty with Russia.
"""
