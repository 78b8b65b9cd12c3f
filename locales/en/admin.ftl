# Accounts and offices.

admin-accounts-title = Accounts
admin-offices-title = Offices
admin-health-title = Health
admin-open-title = Open an account
admin-open = Open account
admin-opened = The account { $name } is open.
admin-password-once = The password is shown this once; hand it over in person:
admin-name = Account name
admin-name-hint = Typed at sign-in: letters, digits, dot, hyphen, @
admin-display = Name that colleagues read
admin-place = Role and office
admin-role = Role
admin-office = Office
admin-region = Region
admin-phone = Telephone
admin-state = State
admin-close = Close
admin-is-open = open
admin-is-closed = closed
admin-list-title = All accounts
admin-list-caption = { $count ->
    [one] One account
   *[other] { $count } accounts
}
admin-accounts-open = Open accounts
admin-offices-lead = Offices and their roles are written in the circular.
admin-mistake-name = Enter an account name of letters and digits, for example m.peeters.
admin-mistake-taken = This account name is taken. Choose another.
admin-mistake-display = Enter the name that colleagues read.
admin-mistake-place = Choose a role and an office from the list.
admin-health-version = Version
admin-health-circular = Rules
admin-health-rules = { $circular }, { $count } rules
admin-health-now = The server’s clock
admin-health-accounts = Accounts
admin-health-verify = Whether every row of the journal is as it was written, this command says on the machine itself:
