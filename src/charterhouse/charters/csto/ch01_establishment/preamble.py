"""
P.0. Those who make this Charter are the States of the 1992 Treaty on collective security.
P.1. They stay within what the United Nations Charter and the Security Council require of them.
P.2. They want conditions in which each of them can develop, safe, sovereign and undivided.
P.3. They stand by the Treaty, and by what has been agreed and decided under it.
P.4. They mean to work together more closely in military and political matters, for their own
     security and that of others.
P.5. They mean to be close allies abroad, in defence and in arms, and against threats that cross
     borders.
P.6. They want the work under the Treaty to achieve more.
"""
