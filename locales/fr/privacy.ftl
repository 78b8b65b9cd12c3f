# The privacy statement.

privacy-title = Vie privée
privacy-aim = Qui voit quoi est écrit dans la circulaire, et rien d’autre n’en décide.
privacy-persons-title = Personnes dans les dossiers
privacy-persons = Les faits sont rangés dans des compartiments qui ont leurs propres lecteurs. Les faits protégés sont chiffrés, avec une clé par dossier. Les photos et documents numérisés aussi, sans ce que l’appareil a écrit à côté de l’image, sauf lieu et heure gardés à dessein.
privacy-log = Chaque consultation d’un compartiment protégé est journalisée avant l’affichage : qui, quel dossier, sur quelle base. Le délégué à la protection des données lit ce journal.
privacy-staff-title = Vous, si vous travaillez ici
privacy-staff = De vous sont conservés : nom, rôle, service, une empreinte de votre mot de passe, vos connexions, ce que vous avez enregistré et lu.
privacy-browser-title = Dans votre navigateur
privacy-browser = Un cookie vous garde connecté, un autre garde votre langue. Les pages ne sont pas stockées, rien n’est chargé d’ailleurs, et la déconnexion efface le reste.
privacy-rules-title = Les règles
privacy-rules = Qui peut voir quel compartiment, dans quel cas et pourquoi :
privacy-rules-link = Qui peut voir quoi
