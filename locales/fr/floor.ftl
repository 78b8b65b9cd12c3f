# Une circulaire face à un socle de droit international.

floor-title = { $title } face au { $floor }, état du droit au { $on }
floor-method = Une ligne dit jusqu'où va la circulaire, mesurée à ce que disent ses règles ou aux règles qui citent la disposition. Seuls les instruments qui lient le pays sont un socle pour lui ; les autres sont un miroir, et rester en deçà n'est pas un manquement. « Règle » signifie qu'une règle porte sur la matière et que tout ce que la disposition exige n'est pas mesurable.
floor-instruments = Instruments
floor-bound = lie
floor-mirror = ne lie pas : un miroir
floor-not-said = non indiqué s'il lie
floor-head-bound = Socle : ce qui lie
floor-head-mirror = Miroir : ce qui ne lie pas
floor-head-not-said = Non indiqué s'il lie
floor-head-provision = Ce qu'une circulaire doit contenir
floor-head-where = Disposition
floor-head-reach = Portée
floor-head-grounds = Fondements
floor-head-cited-by = Cité par :
floor-reached = atteint
floor-ruled = règle
floor-partly = en partie
floor-below = en deçà
floor-silent = muet
floor-unknown = inconnu
floor-at-least = (au moins { $length })
floor-among = (dont : { $right })
floor-given = Une étape le donne-t-elle : { $right } ?
floor-cited-by = Cité par : { $rules }
floor-asked = { $topic } : { $question }
