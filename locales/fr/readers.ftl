# Who has opened a file.

readers-title = Lecteurs de { $reference }
readers-lead = Tous ceux qui ont lu des parties protégées de ce dossier.
readers-lead-holder = Les lecteurs d’autres services, pour les parties que vous pouvez lire aussi. Les consultations de votre service sont omises.
readers-empty = Personne n’a lu de parties protégées de ce dossier.
readers-empty-holder = Personne en dehors de votre service n’a ouvert une partie de ce dossier que vous pouvez lire.
