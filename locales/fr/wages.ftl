# Ce que les employeurs doivent aux travailleurs.

nav-wages = Salaires dus
wages-title = Salaires dus
wages-lead = Les salaires que des employeurs n’ont pas payés, calculés ligne par ligne.
wages-empty = Aucun dossier de salaire n’est encore lié à votre service.
wages-of = Salaire dû, { $reference }
wages-money = { $amount } { $currency }
wages-rest = Reste dû
wages-rest-is = Reste dû : { $sum }.
wages-no-sum = pas encore de somme
wages-mistakes = La somme ne peut pas encore être calculée
wages-backwards = Une période se termine avant de commencer.
wages-overlap = Ces deux périodes ont des jours en commun, qui seraient payés deux fois : { $one } et { $other }.
wages-currency = Des montants en { $first } et en { $other } ne s’additionnent pas. Écrivez-les tous dans une seule monnaie.
wages-normal-hours = Un salaire hebdomadaire ou mensuel exige le nombre d’heures par semaine auquel il se rapporte.
wages-amount = Un montant est négatif ou trop grand pour être calculé.
wages-may-claim = Selon les règles, le paiement par l’État peut être demandé : { $sum }.
wages-may-not-claim = Le paiement par l’État ne peut pas être demandé :
wages-claim = Introduire la demande
wages-calculation = Comment la somme est calculée
wages-no-period = Aucune période de travail et de salaire n’est encore enregistrée.
wages-from-until = { $from } au { $until }
wages-hours = { $a-week } heures par semaine pendant { $days ->
    [one] un jour
   *[other] { $days } jours
} font { $hours } heures.
wages-agreed-hour = Convenu : { $amount } de l’heure.
wages-agreed-week = Convenu : { $amount } par semaine de { $normal } heures, soit { $hourly } de l’heure.
wages-agreed-month = Convenu : { $amount } par mois à { $normal } heures par semaine, soit { $hourly } de l’heure.
wages-legal-hour = Dû selon la loi : { $amount } de l’heure.
wages-legal-week = Dû selon la loi : { $amount } par semaine de { $normal } heures, soit { $hourly } de l’heure.
wages-legal-month = Dû selon la loi : { $amount } par mois à { $normal } heures par semaine, soit { $hourly } de l’heure.
wages-agreed-is-higher = Le salaire convenu est le plus élevé et est dû.
wages-legal-is-due = Le salaire légal n’est pas inférieur au salaire convenu et est dû.
wages-due = { $hours } heures à { $rate } font { $due }.
wages-legal-stands = Le montant légal figure ici :
wages-due-sum = Dû
wages-received = Reçu
wages-owed = Reste à payer
wages-owed-in-all = Reste à payer pour toutes les périodes
wages-how = Un jour compte pour un septième des heures de la semaine ; les deux extrémités comptent. Un mois est un douzième de 52 semaines. Les heures sont arrondies au centième, le salaire horaire à quatre chiffres, chaque période au centime. Ce qui a été reçu en trop pour une période n’est pas déduit d’une autre.
wages-sum = La somme
wages-paid-by = Payé le { $day } : { $by }
wages-whole-file = Le dossier entier
