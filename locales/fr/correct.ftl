# Correcting an event.

correct-title = Corriger : { $event }
correct-withheld = Non communiqué : une réponse conservée ici n'est pas pour vous. Elle reste telle quelle.
correct-annul = Le reprendre
correct-annul-help = S'il n'aurait pas dû être enregistré. L'original reste lisible, avec votre motif.
correct-annul-button = Reprendre
correct-reason = Motif
correct-reason-missing = Dites pourquoi il est repris.
correct-reason-too-long = 2 000 signes au plus.
