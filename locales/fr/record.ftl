# Recording an event.

record-title = Enregistrer un événement
record-nothing = Aucun de vos événements n'est possible à présent dans ce dossier.
record-now = Maintenant
record-also = Également possible
record-not-now = Impossible aujourd'hui
record-on = Quand cela a-t-il pris effet ?
record-on-hint = Aujourd'hui, ou le jour antérieur où cela s'est produit : tous les délais sont alors recomptés.
record-check = Vérifier
record-button = Enregistrer
record-change = Modifier les réponses
record-cancel = Annuler
record-answers = Ce que vous dites
record-late =
    { $days ->
        [one] enregistré { $days } jour plus tard
       *[other] enregistré { $days } jours plus tard
    }
record-consequences = Ce que cela changera
record-no-change = Rien de ce que vous pouvez voir ne change.
record-told = Le verront dans leurs listes et dossiers :
record-refused = Les règles ne le permettent pas.
record-conflict = Quelqu'un a enregistré autre chose entre-temps. Votre texte est conservé ci-dessous.
record-conflict-state = Conflit
record-meanwhile = Enregistré entre-temps
record-as-well = Enregistrer aussi
record-leave = Y renoncer
record-missing = Répondez à cette question.
record-date-range = L'année doit se situer entre 1900 et 2200.
record-future = Ce jour n'est pas encore venu. Pour planifier, utilisez Et si.
record-not-a-number = Écrivez un nombre entier.
record-between = Écrivez un nombre de { $least } à { $most }.
record-at-least = Écrivez un nombre d'au moins { $least }.
record-at-most = Écrivez un nombre d'au plus { $most }.
record-not-money = Écrivez un montant tel que 1200,50 et une monnaie telle que EUR.
record-too-long = { $longest } signes au plus ; il y en a { $typed }.
record-not-offered = Choisissez une des réponses proposées.
record-one-only = Donnez une seule réponse.
record-unasked = Quelque chose a été envoyé qui n'est pas demandé ici.
record-amount = Montant
record-currency = Monnaie
record-carried = Ce qui est déjà connu est rempli ; vérifiez-le. Cela vient de
record-begin = Commencer à partir de ce dossier
