# Een omzendbrief tegenover een ondergrens van internationaal recht.

floor-title = { $title } tegenover de { $floor }, zoals het recht staat op { $on }
floor-method = Een rij zegt hoever de omzendbrief reikt, gemeten aan wat zijn regels zeggen of aan regels die de bepaling aanhalen. Alleen instrumenten die het land binden zijn er een ondergrens voor; de andere zijn een spiegel, en eronder blijven is geen schending. „Regel” betekent dat een regel over de zaak gaat en dat niet alles wat de bepaling vraagt te meten valt.
floor-instruments = Instrumenten
floor-bound = bindt
floor-mirror = bindt niet: een spiegel
floor-not-said = niet gezegd of het bindt
floor-head-bound = Ondergrens: wat bindt
floor-head-mirror = Spiegel: wat niet bindt
floor-head-not-said = Niet gezegd of het bindt
floor-head-provision = Wat een omzendbrief moet bevatten
floor-head-where = Bepaling
floor-head-reach = Reikt tot
floor-head-grounds = Gronden
floor-head-cited-by = Aangehaald door:
floor-reached = bereikt
floor-ruled = regel
floor-partly = deels
floor-below = eronder
floor-silent = zwijgt
floor-unknown = onbekend
floor-at-least = (ten minste { $length })
floor-among = (waaronder: { $right })
floor-given = Geeft een fase het: { $right }?
floor-cited-by = Aangehaald door: { $rules }
floor-asked = { $topic }: { $question }
