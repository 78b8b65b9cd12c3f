# Het opleidingsjaar van de inspecteurs van een dienst.

nav-training = Opleiding
training-title = Opleiding
training-lead = Wie van uw dienst in het opleidingsjaar zit, hoever, en wie een controle mag leiden.
training-empty = Er is in uw dienst nog geen opleiding geregistreerd.
training-under-way = In opleiding
training-none-under-way = Niemand is in opleiding.
training-may-lead = Mogen een controle leiden
training-none-may-lead = Niemand heeft de opleiding al voltooid.
training-ended = Stopgezet
training-inspector = Inspecteur
training-last-day = Laatste dag van het jaar
training-modules = Modules
training-steps-done = { $done } van { $all }
training-not-yet = nog niet
training-followed = Gevolgde controles
training-followed-last = laatst op { $day }
training-record = Registreren
training-since = sinds { $day }
