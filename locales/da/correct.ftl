# Correcting an event.

correct-title = Ret: { $event }
correct-withheld = Tilbageholdt: her ligger et svar, du ikke må se. Det bliver, som det er.
correct-annul = Tag den tilbage
correct-annul-help = Når den slet ikke skulle være registreret. Originalen kan fortsat læses, med din begrundelse.
correct-annul-button = Tag tilbage
correct-reason = Begrundelse
correct-reason-missing = Sig, hvorfor den tages tilbage.
correct-reason-too-long = Der er plads til højst 2.000 tegn.
