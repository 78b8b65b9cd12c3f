# Who has opened a file.

readers-title = Lezers van { $reference }
readers-lead = Iedereen die beschermde delen van dit dossier las.
readers-lead-holder = Lezers van andere diensten, van de delen die u ook mag lezen. Raadplegingen door uw eigen dienst staan er niet bij.
readers-empty = Niemand las beschermde delen van dit dossier.
readers-empty-holder = Niemand buiten uw dienst heeft een deel van dit dossier geopend dat u mag lezen.
