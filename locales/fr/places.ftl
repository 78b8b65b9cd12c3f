# Un lit cette nuit, et ce qui en découle.

nav-places = Places
places-title = Places
places-lead = Places libres cette nuit, { $day }, et les jours qui viennent.
places-tonight = Libres cette nuit
places-tonight-caption = Places libres par centre et par type
places-centre = Centre
places-own = votre centre
places-woman = Femmes
places-man = Hommes
places-family = Familles
places-taken = Occupées cette nuit
places-taken-of = { $taken } sur { $count }
places-free-by = Libres, en principe, le { $day }
places-figures-only = Des autres centres, seuls ces chiffres sont montrés : ni ménage, ni unité, ni maison. Ce qui reste d’une unité réservée à un seul ménage ne compte pas comme libre.
places-waiting = En attente ({ $count })
places-waiting-caption = Ménages en attente, les plus urgents d’abord
places-nobody-waits = Personne n’attend de place.
places-urgency = Pour
places-household = Ménage
places-since = Depuis
places-what-now = Que faire
places-reserve = Réserver
places-nothing-fits = Rien ne convient ici cette nuit.
places-elsewhere = { $office } : { $free } libres
places-pass-on = Transmettre à un autre centre
places-see-others = Voir quels centres ont des places
places-days = Les 60 prochains jours
places-days-how = Chaque barre est une nuit, celle-ci d’abord. Une place se libère la nuit qui suit celle annoncée ; à défaut, le jour où le droit de rester prend fin. Un droit renouvelable n’est pas une promesse.
places-kind-free = { $kind } : { $free } libres cette nuit
places-drawing = { $kind } : places libres chacune des 60 prochaines nuits ; les jours où le nombre change suivent ci-dessous
places-change = { $day } : { $free } libres
places-no-change = Le nombre reste le même toutes ces nuits.
places-behind = Qui devrait partir, et pourquoi
places-nobody-leaves = Personne ne devrait partir dans les 60 jours.
places-free-on = Libre le
places-because = Parce que
places-leaves-stated = Le centre a annoncé la dernière nuit.
places-leaves-clock = Le droit de rester prend fin : { $stage }.
places-leaves-clock-renews = Le droit de rester prend fin, et peut être renouvelé : { $stage }.
places-late = { $count ->
    [one] Un ménage devait être parti. Modifiez la fin prévue, ou enregistrez son départ :
   *[other] { $count } ménages devaient être partis. Modifiez la fin prévue, ou enregistrez leur départ :
}
places-full-until = { $kind } : complet jusqu’au { $until }.
places-full-until-may = { $count ->
    [one] { $kind } : complet jusqu’au { $until } ; un départ est possible avant.
   *[other] { $kind } : complet jusqu’au { $until } ; { $count } départs sont possibles avant.
}
places-full = { $kind } : complet ; aucun départ n’est prévu dans les { $days } jours.
places-full-may = { $count ->
    [one] { $kind } : complet ; un départ est possible dans les { $days } jours.
   *[other] { $kind } : complet ; { $count } départs sont possibles dans les { $days } jours.
}
places-household-woman = { $persons ->
    [one] Une femme
   *[other] Des femmes, { $persons } personnes
}
places-household-man = { $persons ->
    [one] Un homme
   *[other] Des hommes, { $persons } personnes
}
places-household-family = { $persons ->
    [one] Une famille, une personne
   *[other] Une famille, { $persons } personnes
}
places-reserve-for = Réserver une place, { $reference }
places-only-fitting = Seules les unités qui conviennent cette nuit figurent ici ; celle qui laisse le moins de places vides vient d’abord.
places-unit-left = { $left ->
    [0] { $kind }, complète ensuite
    [one] { $kind }, une place restante ensuite
   *[other] { $kind }, { $left } places restantes ensuite
}
places-no-unit-chosen = Choisissez une unité.
places-until-past = Cette nuit est passée. Écrivez la date d’aujourd’hui ou une date ultérieure.
places-recorded-meanwhile = Quelqu’un a enregistré quelque chose dans ce dossier entre-temps. Rien n’a été réservé ; vérifiez et réservez à nouveau.
places-next-offered = L’unité { $unit } n’a pas été réservée. { $why } La suivante qui convient est { $next } ; elle est choisie ci-dessous.
places-none-left = L’unité { $unit } n’a pas été réservée. { $why } Rien d’autre ne convient ici cette nuit.
places-not-fitting = { $count ->
    [one] Une unité ne convient pas
   *[other] { $count } unités ne conviennent pas
}
places-not-unknown = Le centre n’a pas cette unité.
places-not-for-women = Elle est pour des femmes. Des personnes sans lien ne partagent pas une unité avec l’autre sexe.
places-not-for-men = Elle est pour des hommes. Des personnes sans lien ne partagent pas une unité avec l’autre sexe.
places-not-for-families = Elle est réservée aux familles, un ménage à la fois.
places-not-taken = Un autre ménage l’occupe seul.
places-not-full = { $free ->
    [0] Elle est complète.
    [one] Une place y est libre ; il en faut { $persons }.
   *[other] { $free } places y sont libres ; il en faut { $persons }.
}
told-refused-place-unknown = Votre centre n’a pas d’unité « { $rule } » ce jour-là.
told-refused-place-for-others = L’unité « { $rule } » est pour d’autres ménages : des personnes sans lien n’en partagent pas une avec l’autre sexe, et celle d’une famille est pour un seul ménage.
told-refused-place-taken = L’unité « { $rule } » n’a pas assez de places libres ce jour-là.
stays-of = Place et plan, { $reference }
stays-reserved = La place est réservée.
stays-unit = Unité
stays-since = depuis le { $day }
stays-expected-until = Devrait durer jusqu’à la nuit du
stays-dossiers = Dossiers du ménage
stays-choose-unit = Choisir une unité
stays-other-unit = Changer d’unité
stays-needs = Besoins et danger
stays-plan = Plan
stays-add-step = Ajouter une étape
stays-print-plan = Le plan sur papier, pour la personne
stays-no-step = Aucune étape.
stays-by = pour le { $day }
stays-done-on = accompli le { $day }
stays-done = Accompli
stays-appointments = Rendez-vous
stays-no-appointment = Aucun rendez-vous à venir.
stays-tasks = Tâches encore confiées à des bénévoles
stays-hours = Heures données
stays-no-hours = Aucune heure enregistrée.
stays-given-by = Données par
stays-hours-column = Heures
stays-in-all = Au total
stays-record = Enregistrer
stays-whole-file = Le dossier entier
stays-task = Votre tâche
stays-task-when = Quand
stays-task-where = Où vous présenter
stays-task-language = Langue utile
stays-task-only = Vous voyez cette tâche jusqu’à ce qu’elle soit faite, et rien d’autre du ménage. Des questions : téléphonez au centre.
stays-task-done = Dire qu’elle est faite
stays-no-task = Aucune tâche n’attend ici.
stays-plan-title = Mon plan
stays-plan-made = Au { $day }
stays-plan-empty = Aucune étape n’est encore convenue.
stays-plan-done = fait
stays-plan-questions = Des questions ? Téléphonez à
stays-plan-as-written = Les étapes et rendez-vous figurent tels qu’ils ont été écrits.
stays-plan-in = Le plan est en { $language }, la langue que la personne comprend le mieux.
stays-plan-not-in = La personne comprend le mieux : { $language }, langue sans textes à ce jour. Parcourez le papier avec un interprète.
stays-page = Place, plan et tâches
