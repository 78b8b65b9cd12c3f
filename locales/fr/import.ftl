# Taking in referrals from a table.

import-title = Importation
import-state = { $ready } prêtes, { $bad } avec des fautes
import-file-title = Choisir un fichier
import-file-lead = Un tableau d’orientations en CSV ou JSON. Les colonnes portent les noms du Human Trafficking Case Data Standard ; nbt_on est le jour de la détection, et nbt_ devant le nom d’un fait de la circulaire donne ce qui manque au standard. Rien n’est encore importé : la page suivante dit ce qui se passerait.
import-file = Fichier
import-look = Voir ce qui se passerait
import-plan-title = Ce qui se passerait
import-plan = { $ready ->
    [one] { $ready } ligne est prête.
   *[other] { $ready } lignes sont prêtes.
} { $bad ->
    [0] Aucune n’a de faute.
    [one] Une a des fautes ; téléchargez-la, corrigez-la et importez à nouveau.
   *[other] { $bad } ont des fautes ; téléchargez-les, corrigez-les et importez à nouveau.
}
import-repeated = { $count ->
    [one] Une ligne dit la même chose qu’une précédente et est omise.
   *[other] { $count } lignes disent la même chose que des précédentes et sont omises.
}
import-column-unasked = La colonne « { $column } » est laissée de côté : la circulaire ne demande rien de tel.
import-column-unknown = La colonne « { $column } » est laissée de côté : elle n’est pas connue.
import-nearest = Le plus proche est { $nearest }.
import-go = { $count ->
    [one] Importer { $count } ligne
   *[other] Importer { $count } lignes
}
import-bad-title = Lignes avec des fautes
import-bad-download = { $count ->
    [one] Télécharger la ligne fautive
   *[other] Télécharger les { $count } lignes fautives
}
import-row = Ligne
import-column = Colonne
import-value = Valeur
import-why = Pourquoi
import-rule = la règle
import-left = { $count ->
    [one] Une autre ligne fautive est dans le fichier à télécharger.
   *[other] { $count } autres lignes fautives sont dans le fichier à télécharger.
}
import-running = { $done } lignes sur { $total } sont entrées.
import-progress = Progression de l’importation
import-reload = Voir où elle en est
import-done = { $new } nouvelles, { $known } déjà connues.
import-failed = { $count ->
    [one] Une ligne n’a pas pu être écrite ; importez le même fichier à nouveau.
   *[other] { $count } lignes n’ont pas pu être écrites ; importez le même fichier à nouveau.
}
import-see-files = Voir les dossiers
import-error-empty = Le fichier ne contient aucune ligne. Choisissez un tableau avec un en-tête et au moins une ligne.
import-error-too-large = Le fichier dépasse 50 Mo. Envoyez-le en parties.
import-error-too-many-rows = Le fichier a plus de 100 000 lignes. Envoyez-le en parties.
import-error-too-many-cells = Le fichier a trop de colonnes ou de cellules. Envoyez-le en parties, ou sans les colonnes qui ne sont pas importées.
import-error-not-text = Le fichier n’est pas du texte en UTF-8. Enregistrez-le en CSV avec UTF-8.
import-error-workbook = Le fichier est un classeur de tableur. Enregistrez-le en CSV avec UTF-8.
import-error-json = Le fichier n’est pas du JSON : ligne { $line }, colonne { $column }.
import-error-repeated-column = Deux colonnes sont le même champ, { $column }. Gardez-en une.
import-error-no-known-column = Aucune colonne du fichier n’est connue. La première ligne doit nommer les colonnes, par exemple { $example }.
import-error-not-yours = Votre rôle n’ouvre pas de dossier et n’en importe donc pas.
import-row-column-count = Cette ligne n’a pas le même nombre de cellules que l’en-tête.
import-row-open-quote = Cette ligne n’a pas le même nombre de cellules que l’en-tête ; un guillemet ne semble pas fermé.
import-row-encoding = Ce n’est pas de l’UTF-8. Enregistrez le fichier en UTF-8.
import-row-control-sign = Ceci contient un signe qui n’est pas du texte.
import-row-too-long = Ceci dépasse la longueur d’une cellule.
import-row-nested = Écrivez une valeur, ou une liste de valeurs.
import-row-not-an-object = Ce n’est pas un objet avec une valeur par colonne.
import-row-syntax = Cette ligne n’est pas du JSON.
import-row-repeated-key = Cet objet nomme une colonne deux fois.
import-row-not-a-date = Ce n’est pas un jour. Écrivez année-mois-jour, par exemple 2026-03-02.
import-row-day = Ce jour n’est pas encore venu, ou est avant 1900.
import-row-not-a-code = Ce n’est pas un des codes.
import-row-one-answer = Une seule réponse est prise ici, et il y en a plusieurs.
import-row-not-a-number = Ce n’est pas un nombre entier.
import-row-not-money = Ce n’est pas un montant. Écrivez-le avec sa monnaie, par exemple 1200.50 EUR.
import-row-not-yes-no = Ce n’est ni true ni false.
import-row-not-a-country = Ce n’est pas un code de pays ISO 3166.
import-row-not-a-language = Ce n’est pas un code de langue ISO 639.
import-row-not-a-region = Ce n’est pas une région de la circulaire.
import-row-not-an-office = Ce n’est pas un service de la circulaire.
import-row-value = Ceci est plus long, plus grand, plus tôt ou plus tard que ce qui est accepté ici.
import-row-missing = Ceci est obligatoire.
import-row-other-office = Un service n’importe que ses propres orientations.
import-row-names-file = Une importation ouvre de nouveaux dossiers et ne peut pas compléter un dossier existant.
import-row-rules = Les règles ne le permettent pas.
