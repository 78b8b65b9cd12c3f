# What all forms share.

form-summary-title = Look at this first
form-optional = if known
form-required = required
form-day = Day
form-month = Month
form-year = Year
form-yes = Yes
form-no = No
form-not-a-date = This day does not exist. Use day, month, year, for example 30 04 2026.
