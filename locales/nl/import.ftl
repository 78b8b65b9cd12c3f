# Taking in referrals from a table.

import-title = Importeren
import-state = { $ready } klaar, { $bad } met fouten
import-file-title = Een bestand kiezen
import-file-lead = Een tabel met doorverwijzingen als CSV of JSON. De kolommen dragen de namen van de Human Trafficking Case Data Standard; nbt_on is de dag van detectie, en nbt_ voor de naam van een feit van de omzendbrief geeft wat de standaard mist. Er wordt nog niets geïmporteerd: de volgende pagina zegt wat er zou gebeuren.
import-file = Bestand
import-look = Zien wat er zou gebeuren
import-plan-title = Wat er zou gebeuren
import-plan = { $ready ->
    [one] Eén rij is klaar.
   *[other] { $ready } rijen zijn klaar.
} { $bad ->
    [0] Geen enkele heeft fouten.
    [one] Eén heeft fouten; download ze, verbeter ze en importeer opnieuw.
   *[other] { $bad } hebben fouten; download ze, verbeter ze en importeer opnieuw.
}
import-repeated = { $count ->
    [one] Eén rij zegt hetzelfde als een vorige en wordt weggelaten.
   *[other] { $count } rijen zeggen hetzelfde als vorige en worden weggelaten.
}
import-column-unasked = De kolom “{ $column }” blijft erbuiten: de omzendbrief vraagt dit niet.
import-column-unknown = De kolom “{ $column }” blijft erbuiten: ze is niet bekend.
import-nearest = Het dichtstbijzijnde is { $nearest }.
import-go = { $count ->
    [one] Eén rij importeren
   *[other] { $count } rijen importeren
}
import-bad-title = Rijen met fouten
import-bad-download = { $count ->
    [one] De rij met fouten downloaden
   *[other] De { $count } rijen met fouten downloaden
}
import-row = Rij
import-column = Kolom
import-value = Waarde
import-why = Waarom
import-rule = de regel
import-left = { $count ->
    [one] Nog één rij met fouten staat in het bestand om te downloaden.
   *[other] Nog { $count } rijen met fouten staan in het bestand om te downloaden.
}
import-running = { $done } van { $total } rijen zijn binnen.
import-progress = Voortgang van de import
import-reload = Zien hoever het is
import-done = { $new } nieuw, { $known } al bekend.
import-failed = { $count ->
    [one] Eén rij kon niet geschreven worden; importeer hetzelfde bestand opnieuw.
   *[other] { $count } rijen konden niet geschreven worden; importeer hetzelfde bestand opnieuw.
}
import-see-files = De dossiers zien
import-error-empty = Het bestand bevat geen rijen. Kies een tabel met een kop en minstens één rij.
import-error-too-large = Het bestand is groter dan 50 MB. Verstuur het in delen.
import-error-too-many-rows = Het bestand heeft meer dan 100.000 rijen. Verstuur het in delen.
import-error-too-many-cells = Het bestand heeft te veel kolommen of cellen. Verstuur het in delen, of zonder de kolommen die niet geïmporteerd worden.
import-error-not-text = Het bestand is geen tekst in UTF-8. Sla het op als CSV met UTF-8.
import-error-workbook = Het bestand is een werkmap van een rekenblad. Sla het op als CSV met UTF-8.
import-error-json = Het bestand is geen JSON: regel { $line }, kolom { $column }.
import-error-repeated-column = Twee kolommen zijn hetzelfde veld, { $column }. Behoud er één.
import-error-no-known-column = Geen kolom van het bestand is bekend. De eerste rij moet de kolommen noemen, zoals { $example }.
import-error-not-yours = Uw rol opent geen dossiers en importeert er dus geen.
import-row-column-count = Deze rij heeft een ander aantal cellen dan de kop.
import-row-open-quote = Deze rij heeft een ander aantal cellen dan de kop; een aanhalingsteken lijkt niet gesloten.
import-row-encoding = Dit is geen UTF-8. Sla het bestand op als UTF-8.
import-row-control-sign = Dit bevat een teken dat geen tekst is.
import-row-too-long = Dit is langer dan een cel mag zijn.
import-row-nested = Schrijf één waarde, of een lijst van waarden.
import-row-not-an-object = Dit is geen object met een waarde per kolom.
import-row-syntax = Deze regel is geen JSON.
import-row-repeated-key = Dit object noemt een kolom twee keer.
import-row-not-a-date = Dit is geen dag. Schrijf jaar-maand-dag, bijvoorbeeld 2026-03-02.
import-row-day = Deze dag is nog niet gekomen, of ligt voor 1900.
import-row-not-a-code = Dit is geen van de codes.
import-row-one-answer = Hier wordt één antwoord genomen, en dit geeft er meerdere.
import-row-not-a-number = Dit is geen geheel getal.
import-row-not-money = Dit is geen bedrag. Schrijf het met de munt, bijvoorbeeld 1200.50 EUR.
import-row-not-yes-no = Dit is noch true noch false.
import-row-not-a-country = Dit is geen landcode volgens ISO 3166.
import-row-not-a-language = Dit is geen taalcode volgens ISO 639.
import-row-not-a-region = Dit is geen gewest van de omzendbrief.
import-row-not-an-office = Dit is geen dienst van de omzendbrief.
import-row-value = Dit is langer, groter, vroeger of later dan hier aanvaard wordt.
import-row-missing = Dit is verplicht.
import-row-other-office = Een dienst importeert alleen zijn eigen doorverwijzingen.
import-row-names-file = Een import opent nieuwe dossiers en kan niets toevoegen aan een bestaand dossier.
import-row-rules = De regels laten dit niet toe.
