# Et cirkulære over for et minimum i international ret.

floor-title = { $title } over for { $floor }, som retten er den { $on }
floor-method = En række siger, hvor langt cirkulæret når, målt på hvad reglerne siger, eller på regler, der henviser til bestemmelsen. Kun instrumenter, der binder landet, er et minimum for det; de andre er et spejl, og at ligge under dem er intet brud. »Regel« betyder, at en regel handler om sagen, men at ikke alt, bestemmelsen kræver, kan måles.
floor-instruments = Instrumenter
floor-bound = binder
floor-mirror = binder ikke: et spejl
floor-not-said = ikke oplyst, om det binder
floor-head-bound = Minimum: hvad der binder
floor-head-mirror = Spejl: hvad der ikke binder
floor-head-not-said = Ikke oplyst, om det binder
floor-head-provision = Hvad et cirkulære skal indeholde
floor-head-where = Bestemmelse
floor-head-reach = Når til
floor-head-grounds = Grundlag
floor-head-cited-by = Henvist til af:
floor-reached = nået
floor-ruled = regel
floor-partly = delvis
floor-below = under
floor-silent = tavs
floor-unknown = ukendt
floor-at-least = (mindst { $length })
floor-among = (heriblandt: { $right })
floor-given = Giver noget trin det: { $right }?
floor-cited-by = Henvist til af: { $rules }
floor-asked = { $topic }: { $question }
