# Les règles en phrases. Les titres et les questions viennent de la circulaire, entre guillemets ; `$valid` est vide ou dit
# entre parenthèses quand une ligne est en vigueur.

quote = « { $text } »
list-and = { $most } et { $last }
list-or = { $most } ou { $last }
yes = oui
no = non
date = { $day } { $month } { $year }
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

length-days = { $number ->
    [1] un jour
   *[other] { $number } jours
}
length-working-days = { $number ->
    [1] un jour ouvrable
   *[other] { $number } jours ouvrables
}
length-weeks = { $number ->
    [1] une semaine
   *[other] { $number } semaines
}
length-months = { $number ->
    [1] un mois
   *[other] { $number } mois
}
length-years = { $number ->
    [1] un an
   *[other] { $number } ans
}
counting-days = le jour d'ouverture n'est pas compté, le dernier jour l'est
counting-working-days = le jour d'ouverture n'est pas compté, le dernier jour l'est, sans les week-ends ni les jours fériés
counting-months = jusqu'au même jour du mois, ou au dernier jour d'un mois plus court, ce jour compris

valid-from = à partir du { $date }
valid-until = avant le { $date }
valid-side-chosen = tant que la réponse à { $question } est { $side }, comme c'est le cas ici
valid-side-other = seulement si la réponse à { $question } était { $side }, ce qui n'est pas le cas ici
in-force = En vigueur { $valid }.

certainty-verified = vérifié
certainty-found = trouvé
certainty-seed = d'après la note
certainty-recalled = de mémoire
certainty-house = propre à cette installation
certainty-unknown = inconnu

kind-stage = étape
kind-event = événement
kind-duty = obligation
kind-condition = condition
kind-right = droit
kind-role = rôle
kind-office = service
kind-sees = accès
kind-compartment = compartiment
kind-reading = interprétation
kind-transition = transition
kind-link = lien
kind-offence = infraction
kind-screening = ensemble de signes
kind-indicator = indicateur
kind-statistic = statistique
kind-published = chiffre publié
kind-target = objectif chiffré
kind-forum = forum
kind-track = volet
kind-file = type de dossier
kind-holiday = jour férié
kind-source = source
kind-region = ressort

requires = Seulement si cette condition est remplie : { $condition }{ $valid }.
stage-opens = S'ouvre par { $event }{ $valid }.
stage-opens-from = S'ouvre par { $event } pendant { $stage }{ $valid }.
stage-follows = Suit { $stage } lors de { $event }{ $valid }.
stage-follows-lapse = Suit { $stage } à son échéance{ $valid }.
stage-lasts = Dure { $length } : { $counting }{ $valid }.
at-most = { $times ->
    [1] , une fois au plus
   *[other] , { $times } fois au plus
}
renews-if = , si { $condition }
stage-renews = Est prolongée de { $length } par { $event }{ $times }{ $condition }{ $valid }.
right-form = { $right } (sous la forme { $form })
stage-gives = Donne { $rights }{ $valid }.
stage-closes = Prend fin par { $event }{ $valid }.
stage-closes-into = Prend fin par { $event }, et { $stage } suit{ $valid }.
stage-lapses = Prend fin à son échéance{ $valid }.
stage-lapses-into = À son échéance, { $stage } suit le lendemain{ $valid }.

event-by = Enregistré par { $roles }.
event-while = Possible seulement pendant { $stages }.
event-opens-file = Peut ouvrir un dossier.
event-once = Une fois au plus par dossier.
event-takes-care = Le service qui l'enregistre prend le dossier en charge.
event-ends-care = Ensuite, personne n'a le dossier en charge.
event-opens = Ouvre { $rules }.
event-renews = Prolonge { $rules }.
event-closes = Met fin à { $rules }.
event-owes = Fait naître l'obligation { $rules }.
event-does = Remplit l'obligation { $rules }.
event-tells = { $roles } en est averti sans délai.
event-asks = Demande { $question }{ $valid }.
event-asks-required = Demande { $question } ; la réponse est obligatoire{ $valid }.
event-asks-need-not = Demande { $question } ; la réponse n'est pas obligatoire{ $valid }.
event-compartment = Seul qui voit { $compartment } peut savoir qu'il a eu lieu.

condition-holds = Est remplie lorsque { $lines }.
happened = { $event } a eu lieu
happened-since = { $event } a eu lieu depuis { $since }
stage-stands = { $stage } est en cours
answer-is = la réponse à { $question } est { $value }
answer-is-not = la réponse à { $question } est autre que { $value }
answer-at-least = la réponse à { $question } est au moins { $value }
answer-at-most = la réponse à { $question } est au plus { $value }
age-under = la personne a moins de { $years } ans
age-at-least = la personne a au moins { $years } ans
under-care = le dossier est à la charge de { $role }
within = { $length } au plus se sont écoulés depuis { $event }
at-least = { $length } au moins se sont écoulés depuis { $event }
all-of = tout ceci est rempli : { $lines }
any-of = l'un de ceci est rempli : { $lines }
none-of = il n'est pas vrai que { $lines }

duty-opens = Naît de { $rule }{ $valid }.
duty-while = Vaut pendant { $rule }, à nouveau à chaque terme{ $valid }.
duty-recorder = Elle incombe au service qui a enregistré l'événement.
duty-owed = Elle incombe à { $role }.
duty-no-last-day = Aucun dernier jour n'est fixé.
duty-at-once = À remplir sans délai : ouverte jusqu'à ce qu'elle soit remplie, jamais en retard.
duty-due = À remplir dans un délai de { $length } : { $counting }.
duty-before-end = À remplir au plus tard { $length } avant le dernier jour de { $stage }.
duty-aim = L'objectif du service est de { $length } ; aucune loi ne le dit.
duty-done = Remplie par { $events }.
duty-ceases = N'est plus nécessaire après { $events }.

sees = { $role } peut lire { $compartments } { $file }.
sees-file = dans les dossiers du type { $file }
sees-every-file = dans tous les types de dossier
sees-while = Seulement tant que { $relations }.
sees-for = La finalité est { $ground }.
relation-care = le service du lecteur a le dossier en charge
relation-region = le dossier relève du ressort du service du lecteur
relation-recorded = le service du lecteur a enregistré un événement dans le dossier
relation-duty = le service du lecteur a une obligation ouverte dans le dossier
relation-stage = { $stages } est en cours
relation-ever-stage = { $stages } est ou a été en cours

role-part-of = Agit et voit comme { $role }.
role-per-region = Ses services sont liés chacun à un ressort.
role-per-office = Ses services tiennent chacun leurs propres dossiers.
role-per-nation = Il a un seul service pour le pays.
role-records = Peut enregistrer { $rules }.
role-owes = A les obligations { $rules }.
role-sees = Peut lire, pour les finalités que ses accès énoncent, { $rules }.
compartment-protected = Conservé chiffré ; chaque consultation est journalisée avec son but.
compartment-closed = Personne ne peut le lire.
compartment-seen = Lisible, pour les finalités que leurs accès énoncent, par { $roles }.

reading-side = Le côté { $name } dit { $text }{ $grounds }.
reading-side-chosen = Le côté { $name }, suivi ici, dit { $text }{ $grounds }.
reading-because = Pourquoi ce côté : { $text }
transition = Le { $date }, qui se trouve dans { $stage } passe aux lignes en vigueur à partir de ce jour ; le dernier jour est compté de nouveau depuis le jour d'ouverture.
link = { $event } dans { $file } est communiqué aux dossiers liés du type { $other } comme { $told }.

offence-acts = L'acte : { $elements }.
offence-purposes = La finalité : { $elements }.
offence-constitutive = Le moyen, sans lequel il n'y a pas d'infraction : { $elements }.
offence-aggravating = Aggravant, et non nécessaire à l'infraction : { $elements }.
offence-consent = Le consentement est indifférent.
offence-consent-except = Le consentement est indifférent, sauf pour { $purpose }.
offence-consent-counts = Le consentement compte.
offence-penalty = Peine { $title } : { $text }{ $valid }.
indicator = Un signe { $strength }, du genre { $dimension } ; il ne prouve rien à lui seul.
screening = Il conseille ; une personne décide. Ce qui n'a pas été demandé ou pas répondu ne compte dans aucun sens.
screening-dimensions = Lit des signes de { $dimensions }.
screening-positive = L'une d'elles est montrée par au moins { $counts }.
screening-strong = { $number } forts
screening-medium = { $number } moyens
screening-weak = { $number } faibles
screening-lesser = { $number } moyens ou faibles
screening-class = { $class } : lorsque les signes montrent { $dimensions }.
screening-class-else = { $class } : sinon.
strength-weak = faible
strength-medium = moyen
strength-strong = fort
indicator-when = Constaté lorsque { $lines }.

statistic-first = Compte chaque dossier du type { $file } dans l'année de son premier { $event }.
statistic-each = Compte chaque { $event } dans les dossiers du type { $file }.
statistic-where = Seulement si, à la fin de l'année, { $lines }.
published = Pour { $statistic } en { $year }, il a été publié : { $value }.
target = Au moins { $number }.
target-each-office = Compté par année civile, pour chaque service qui l’enregistre : { $statistic }.
target-all-offices = Compté par année civile, pour tous les services ensemble : { $statistic }.
forum-meets = Se réunit chaque { $every }.
forum-secretariat = Son secrétariat est { $role }.

right-given = Donné par { $stages }.
office = Un service de { $role }.
office-region = Un service de { $role }, pour { $region }.
office-phone = Téléphone { $phone }.
track = Dans les dossiers du type { $file }, une seule de ces étapes à la fois : { $stages }.
file-opened = Ouvert par { $events }.
holiday-fixed = Chaque année le { $day } { $month }.
holiday-easter = Le dimanche de Pâques.
holiday-after-easter = { $days ->
    [1] Un jour après le dimanche de Pâques.
   *[other] { $days } jours après le dimanche de Pâques.
}
holiday-before-easter = { $days ->
    [1] Un jour avant le dimanche de Pâques.
   *[other] { $days } jours avant le dimanche de Pâques.
}
source-cited = { $rules ->
    [0] Aucune règle ne s'y fonde.
    [1] Une règle s'y fonde.
   *[other] { $rules } règles s'y fondent.
}
source-link = Publique sur { $link }
region-offices = Ses services : { $offices }.
