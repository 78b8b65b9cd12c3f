# Træningsåret for enhedens inspektører.

nav-training = Træning
training-title = Træning
training-lead = Hvem i enheden der er i træningsåret, hvor langt, og hvem der må lede en kontrol.
training-empty = Ingen træning er registreret i enheden endnu.
training-under-way = Under træning
training-none-under-way = Ingen er under træning.
training-may-lead = Må lede en kontrol
training-none-may-lead = Ingen har gennemført træningen endnu.
training-ended = Afbrudt
training-inspector = Inspektør
training-last-day = Årets sidste dag
training-modules = Moduler
training-steps-done = { $done } af { $all }
training-not-yet = ikke endnu
training-followed = Fulgte kontroller
training-followed-last = senest { $day }
training-record = Registrér
training-since = siden { $day }
