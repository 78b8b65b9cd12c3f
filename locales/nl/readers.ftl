# Who has opened a file.

readers-title = Lezers van { $reference }
readers-lead = Iedereen die beschermde delen van dit dossier las.
readers-lead-holder = Lezers van andere diensten. De raadplegingen van uw eigen dienst zijn weggelaten.
readers-empty = Niemand las beschermde delen van dit dossier.
readers-empty-holder = Niemand buiten uw dienst opende dit dossier.
