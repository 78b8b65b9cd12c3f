# L’année de formation des inspecteurs d’un service.

nav-training = Formation
training-title = Formation
training-lead = Qui, dans votre service, suit l’année de formation, où il en est, et qui peut diriger un contrôle.
training-empty = Aucune formation n’est encore enregistrée dans votre service.
training-under-way = En formation
training-none-under-way = Personne n’est en formation.
training-may-lead = Peuvent diriger un contrôle
training-none-may-lead = Personne n’a encore terminé la formation.
training-ended = Interrompue
training-inspector = Inspecteur
training-last-day = Dernier jour de l’année
training-modules = Modules
training-steps-done = { $done } sur { $all }
training-not-yet = pas encore
training-followed = Contrôles suivis
training-followed-last = dernier le { $day }
training-record = Enregistrer
training-since = depuis le { $day }
