# Taking in referrals from a table.

import-title = Import
import-state = { $ready } ready, { $bad } with mistakes
import-file-title = Choose a file
import-file-lead = A table of referrals as CSV or JSON. Columns bear the names of the Human Trafficking Case Data Standard; nbt_on is the day of detection, and nbt_ before the name of a fact of the circular gives what the standard lacks. Nothing is imported yet: the next page says what would happen.
import-file = File
import-look = See what would happen
import-plan-title = What would happen
import-plan = { $ready ->
    [one] One row is ready.
   *[other] { $ready } rows are ready.
} { $bad ->
    [0] None has mistakes.
    [one] One has mistakes; download it, correct it, and import again.
   *[other] { $bad } have mistakes; download them, correct, and import again.
}
import-repeated = { $count ->
    [one] One row says the same as an earlier one and is left out.
   *[other] { $count } rows say the same as earlier ones and are left out.
}
import-column-unasked = The column “{ $column }” is kept out: the circular asks for no such thing.
import-column-unknown = The column “{ $column }” is kept out: no such column is known.
import-nearest = The nearest is { $nearest }.
import-go = { $count ->
    [one] Import one row
   *[other] Import { $count } rows
}
import-bad-title = Rows with mistakes
import-bad-download = { $count ->
    [one] Download the row with mistakes
   *[other] Download the { $count } rows with mistakes
}
import-row = Row
import-column = Column
import-value = Value
import-why = Why
import-rule = the rule
import-left = { $count ->
    [one] One more row with mistakes is in the file for download.
   *[other] { $count } more rows with mistakes are in the file for download.
}
import-running = { $done } of { $total } rows are in.
import-progress = Progress of the import
import-reload = See how far it is
import-done = { $new } new, { $known } known before.
import-failed = { $count ->
    [one] One row could not be written; import the same file again.
   *[other] { $count } rows could not be written; import the same file again.
}
import-see-files = See the files
import-error-empty = The file holds no rows. Choose a table with a header and at least one row.
import-error-too-large = The file is larger than 50 MB. Send it in parts.
import-error-too-many-rows = The file has more than 100,000 rows. Send it in parts.
import-error-too-many-cells = The file has too many columns or cells. Send it in parts, or without the columns that are not imported.
import-error-not-text = The file is not text in UTF-8. Save it as CSV with UTF-8.
import-error-workbook = The file is a workbook of a spreadsheet program. Save it as CSV with UTF-8.
import-error-json = The file is not JSON: line { $line }, column { $column }.
import-error-repeated-column = Two columns are the same field, { $column }. Keep one of them.
import-error-no-known-column = No column of the file is known. The first row must name the columns, such as { $example }.
import-error-not-yours = Your role opens no files, so it imports none.
import-row-column-count = This row has another number of cells than the header.
import-row-open-quote = This row has another number of cells than the header; a quotation mark seems not to be closed.
import-row-encoding = This is not UTF-8. Save the file as UTF-8.
import-row-control-sign = This holds a sign that is no text.
import-row-too-long = This is longer than a cell may be.
import-row-nested = Write one value, or a list of values.
import-row-not-an-object = This is not an object with a value for each column.
import-row-syntax = This line is not JSON.
import-row-repeated-key = This object names a column twice.
import-row-not-a-date = This is not a day. Write year-month-day, for example 2026-03-02.
import-row-day = This day has not come yet, or is before 1900.
import-row-not-a-code = This is not one of the codes.
import-row-one-answer = One answer is taken here, and this gives several.
import-row-not-a-number = This is not a whole number.
import-row-not-money = This is not an amount. Write it with its currency, for example 1200.50 EUR.
import-row-not-yes-no = This is neither true nor false.
import-row-not-a-country = This is not a country code of ISO 3166.
import-row-not-a-language = This is not a language code of ISO 639.
import-row-not-a-region = This is not a region of the circular.
import-row-not-an-office = This is not an office of the circular.
import-row-value = This is longer, greater, earlier or later than is taken here.
import-row-missing = This is required.
import-row-other-office = An office imports its own referrals only.
import-row-names-file = An import opens new files and cannot add to one that exists.
import-row-rules = The rules do not allow this.
