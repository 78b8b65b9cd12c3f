# My work.

work-title = Mon travail
work-state = { $due } à faire, { $overdue } en retard
work-summary = { $due } à faire · { $overdue } en retard
work-filter = Afficher
work-all = Tout
work-overdue = En retard
work-week = Cette semaine
work-left = Temps restant
work-file = Dossier
work-duty = Ce qui est dû
work-ground = Fondement
work-step = Prochaine étape
work-since = depuis le { $day }
work-empty = Rien n'est à faire dans votre service.
work-empty-until = Rien n'est à faire avant le { $day }.
work-recorded = Enregistré. Le dossier relève désormais d'un autre service.
work-sooner = Plus tôt
work-later = Plus tard
