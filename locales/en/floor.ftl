# One circular against a floor of international law.

floor-title = { $title } against the { $floor }, as the law stands on { $on }
floor-method = A row says how far the circular reaches, measured by what its rules say or by rules that cite the provision. Only instruments that bind the country are a floor for it; the others are a mirror, and below them is no breach. “Rule” means that some rule stands on the matter and that not all the provision asks can be measured.
floor-instruments = Instruments
floor-bound = binds
floor-mirror = does not bind: a mirror
floor-not-said = not said whether it binds
floor-head-bound = Floor: what binds
floor-head-mirror = Mirror: what does not bind
floor-head-not-said = Not said whether it binds
floor-head-provision = What a circular must contain
floor-head-where = Provision
floor-head-reach = Reach
floor-head-grounds = Grounds
floor-head-cited-by = Cited by:
floor-reached = reached
floor-ruled = rule
floor-partly = partly
floor-below = below
floor-silent = silent
floor-unknown = unknown
floor-at-least = (at least { $length })
floor-among = (among them: { $right })
floor-given = Does some stage give it: { $right }?
floor-cited-by = Cited by: { $rules }
floor-asked = { $topic }: { $question }
