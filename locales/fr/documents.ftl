# Documents de séjour, et qui en attend un.

nav-documents = Documents
nav-two-years = Dossiers de deux ans
documents-title = Documents
documents-state = { $count ->
    [one] un document
   *[other] { $count } documents
}
documents-lead = Les documents en cours, d’abord ceux qui expirent le plus tôt ; ce que chacun attend, et ce que vous pouvez décider.
documents-empty = Aucun document à échéance n’est en cours.
documents-runs-out = Expire
documents-document = Document
documents-opinion = Avis
documents-opinion-none = pas demandé pendant cette période
documents-opinion-asked = demandé le { $day }, pas encore rendu
documents-opinion-given = rendu le { $day }
documents-waits-for = Attend
documents-waits = { $duty } ({ $owner })
documents-waits-until = { $duty } ({ $owner }), au plus tard le { $day }
documents-waits-nobody = personne
documents-decisions = Vous pouvez
documents-not-yet = pas maintenant.
documents-refused = Pas maintenant : { $count }
documents-more = Seuls les { $count } premiers sont montrés.
two-years-title = Dossiers de deux ans
two-years-state = { $count ->
    [one] un dossier à décider
   *[other] { $count } dossiers à décider
}
two-years-lead = Qui a coopéré et attend alors que l’affaire n’est pas arrivée devant le tribunal. Pour chacun : le séjour peut-il être accordé après l’attente, et sinon, quelle règle s’y oppose.
two-years-ready = Le séjour peut être accordé maintenant
two-years-waiting = Pas maintenant
two-years-none = Aucun dossier ne remplit toutes les conditions aujourd’hui.
two-years-none-waiting = Personne d’autre n’attend.
two-years-since = Coopère depuis
two-years-waited = { $years ->
    [0] { "" }
    [one] un an,{ " " }
   *[other] { $years } ans,{ " " }
}{ $months ->
    [one] un mois
   *[other] { $months } mois
}
