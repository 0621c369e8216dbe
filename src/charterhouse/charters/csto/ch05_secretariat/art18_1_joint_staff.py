"""
18-1.1. The Joint Staff serves the defence ministers, proposes on military matters and, with the
        national commands, gets decisions on military co-operation carried out.
18-1.2. It is made up of servicemen of the Members, in numbers that follow what each Member
        contributes, and of citizens of the Members chosen by competition, on contract.
18-1.3. Regulations that the Council approves say what it does and how it is built.
18-1.4. It sits in Moscow, on terms settled by treaty with Russia.
"""
