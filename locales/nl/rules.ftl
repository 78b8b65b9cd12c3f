# Rules as sentences.
