# Taking in referrals from a table.

import-title = Import
import-state = { $ready } klar, { $bad } med fejl
import-file-title = Vælg en fil
import-file-lead = En tabel med henvisninger som CSV eller JSON. Kolonnerne har navnene fra Human Trafficking Case Data Standard; nbt_on er dagen for opdagelsen, og nbt_ foran navnet på en oplysning i cirkulæret giver det, standarden mangler. Intet importeres endnu: næste side siger, hvad der ville ske.
import-file = Fil
import-look = Se, hvad der ville ske
import-plan-title = Hvad der ville ske
import-plan = { $ready ->
    [one] Én række er klar.
   *[other] { $ready } rækker er klar.
} { $bad ->
    [0] Ingen har fejl.
    [one] Én har fejl; hent den, ret den, og importér igen.
   *[other] { $bad } har fejl; hent dem, ret dem, og importér igen.
}
import-repeated = { $count ->
    [one] Én række siger det samme som en tidligere og udelades.
   *[other] { $count } rækker siger det samme som tidligere og udelades.
}
import-column-unasked = Kolonnen “{ $column }” holdes ude: cirkulæret spørger ikke om det.
import-column-unknown = Kolonnen “{ $column }” holdes ude: den er ikke kendt.
import-nearest = Det nærmeste er { $nearest }.
import-go = { $count ->
    [one] Importér én række
   *[other] Importér { $count } rækker
}
import-bad-title = Rækker med fejl
import-bad-download = { $count ->
    [one] Hent rækken med fejl
   *[other] Hent de { $count } rækker med fejl
}
import-row = Række
import-column = Kolonne
import-value = Værdi
import-why = Hvorfor
import-rule = reglen
import-left = { $count ->
    [one] Én række mere med fejl står i filen, der kan hentes.
   *[other] { $count } rækker mere med fejl står i filen, der kan hentes.
}
import-running = { $done } af { $total } rækker er inde.
import-progress = Importens fremdrift
import-reload = Se, hvor langt den er
import-done = { $new } nye, { $known } kendt i forvejen.
import-failed = { $count ->
    [one] Én række kunne ikke skrives; importér den samme fil igen.
   *[other] { $count } rækker kunne ikke skrives; importér den samme fil igen.
}
import-see-files = Se sagerne
import-error-empty = Filen har ingen rækker. Vælg en tabel med overskrift og mindst én række.
import-error-too-large = Filen fylder mere end 50 MB. Send den i dele.
import-error-too-many-rows = Filen har mere end 100.000 rækker. Send den i dele.
import-error-too-many-cells = Filen har for mange kolonner eller celler. Send den i dele eller uden de kolonner, der ikke importeres.
import-error-not-text = Filen er ikke tekst i UTF-8. Gem den som CSV med UTF-8.
import-error-workbook = Filen er en projektmappe fra et regneark. Gem den som CSV med UTF-8.
import-error-json = Filen er ikke JSON: linje { $line }, kolonne { $column }.
import-error-repeated-column = To kolonner er det samme felt, { $column }. Behold den ene.
import-error-no-known-column = Ingen af filens kolonner er kendt. Første række skal navngive kolonnerne, for eksempel { $example }.
import-error-not-yours = Din rolle åbner ingen sager og importerer derfor ingen.
import-row-column-count = Rækken har et andet antal celler end overskriften.
import-row-open-quote = Rækken har et andet antal celler end overskriften; et citationstegn ser ikke ud til at være lukket.
import-row-encoding = Dette er ikke UTF-8. Gem filen som UTF-8.
import-row-control-sign = Her står et tegn, der ikke er tekst.
import-row-too-long = Dette er længere, end en celle må være.
import-row-nested = Skriv én værdi eller en liste af værdier.
import-row-not-an-object = Dette er ikke et objekt med en værdi for hver kolonne.
import-row-syntax = Linjen er ikke JSON.
import-row-repeated-key = Objektet nævner en kolonne to gange.
import-row-not-a-date = Dette er ikke en dag. Skriv år-måned-dag, for eksempel 2026-03-02.
import-row-day = Dagen er ikke kommet endnu eller ligger før 1900.
import-row-not-a-code = Dette er ikke en af koderne.
import-row-one-answer = Her tages ét svar, og her står flere.
import-row-not-a-number = Dette er ikke et helt tal.
import-row-not-money = Dette er ikke et beløb. Skriv det med valuta, for eksempel 1200.50 EUR.
import-row-not-yes-no = Dette er hverken true eller false.
import-row-not-a-country = Dette er ikke en landekode efter ISO 3166.
import-row-not-a-language = Dette er ikke en sprogkode efter ISO 639.
import-row-not-a-region = Dette er ikke en region i cirkulæret.
import-row-not-an-office = Dette er ikke et kontor i cirkulæret.
import-row-value = Dette er længere, større, tidligere eller senere, end der tages imod her.
import-row-missing = Dette skal udfyldes.
import-row-other-office = Et kontor importerer kun sine egne henvisninger.
import-row-names-file = En import åbner nye sager og kan ikke tilføje til en, der findes.
import-row-rules = Reglerne tillader det ikke.
