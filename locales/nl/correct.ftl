# Correcting an event.

correct-title = Corrigeren: { $event }
correct-withheld = Niet meegedeeld: hier staat een antwoord dat u niet mag zien. Het blijft zoals het is.
correct-annul = Terugnemen
correct-annul-help = Als het helemaal niet geregistreerd had moeten worden. Het origineel blijft leesbaar, met uw reden.
correct-annul-button = Terugnemen
correct-reason = Reden
correct-reason-missing = Zeg waarom het wordt teruggenomen.
correct-reason-too-long = Hoogstens 2.000 tekens.
