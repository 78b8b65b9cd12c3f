//! The codes of mistakes. Each has a page in `docs/mistakes/` made from its comment here.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $word:literal,)+) => {
        /// The short, stable code of a mistake, as `nabotjek explain` takes it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The code as it is written.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            fn comment(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($doc,)+],)+ }
            }
        }
    };
}

impl Code {
    /// The code's page: what it finds, why that harms, a wrong and a right example.
    pub fn page(self) -> String {
        let lines = self.comment().iter().map(|line| line.strip_prefix(' ').unwrap_or(line));
        let mut page = format!("# {}\n\n", self.as_str());
        for line in lines {
            page.push_str(line);
            page.push('\n');
        }
        page
    }
}

codes! {
    /// The text cannot be taken apart into lines, words and quotes.
    ///
    /// A circular is written in KDL 2: names stand bare, texts and dates stand in straight double quotes, every brace is
    /// closed, a mark is a word by itself. What cannot be read is left out, and a rule that is left out protects nobody; so
    /// each slip is told at its own place and the rest is still read.
    ///
    /// Wrong:
    /// ```kdl
    /// gives document form="annex 15" from=2017-05-20
    /// fact arrived date required=true
    /// ```
    /// Right:
    /// ```kdl
    /// gives document form="annex 15" from="2017-05-20"
    /// fact arrived date required
    /// ```
    Syntax = "syntax",
    /// A document is too large, too deep or has too many lines.
    ///
    /// No circular needs more than 4 MiB in one document, 100,000 lines, braces 32 deep or 500 documents. A text beyond that
    /// is not meant for people, and reading it could take the machine down with it.
    ///
    /// Wrong: conditions written out inside each other, again and again.
    ///
    /// Right: a `condition` named once and used by its name; one document for a stage or a topic.
    Limits = "limits",
    /// A word that the language does not know stands where one of its own words belongs.
    ///
    /// An unknown line, mark or property is never passed over: a misspelt `closes` would leave a right standing for ever.
    ///
    /// Wrong:
    /// ```kdl
    /// stage reflection file=dossier trak=stay {
    ///     laasts 45 days
    /// }
    /// ```
    /// Right:
    /// ```kdl
    /// stage reflection file=dossier track=stay {
    ///     lasts 45 days
    /// }
    /// ```
    Words = "words",
    /// Something that a line needs is not there.
    ///
    /// A line that says half of its thought is read by everybody differently: `opens` without an event opens never, or always.
    ///
    /// Wrong:
    /// ```kdl
    /// stage reflection file=dossier {
    ///     opens
    /// }
    /// ```
    /// Right:
    /// ```kdl
    /// stage reflection file=dossier track=stay {
    ///     opens on=reflection-requested
    /// }
    /// ```
    Missing = "missing",
    /// A value is of the wrong kind, or a name is not written as names are.
    ///
    /// Names are lower-case words with hyphens, so that one thing is never called by two spellings.
    ///
    /// Wrong:
    /// ```kdl
    /// region Brussels_Capital { title "Brussels" }
    /// ```
    /// Right:
    /// ```kdl
    /// region brussels-capital { title en="Brussels" da="Bruxelles" }
    /// ```
    Values = "values",
    /// A length of time is not one number and one unit, or is absurd.
    ///
    /// Units are days, working-days, weeks, months and years. Working days are a unit of their own and never turned into
    /// hours. A fraction of a month has no single meaning.
    ///
    /// Wrong:
    /// ```kdl
    /// lasts 45 working days
    /// ```
    /// Right:
    /// ```kdl
    /// lasts 45 working-days
    /// ```
    Length = "length",
    /// A date is no date of the calendar, or two dates contradict each other.
    ///
    /// `from` is the first day in force, `until` the first day no longer in force. A line whose days lie wholly outside those
    /// of its rule is in force on no day, though it looks as if it were.
    ///
    /// Wrong:
    /// ```kdl
    /// gives work from="2018-02-29" until="2017-01-01"
    /// ```
    /// Right:
    /// ```kdl
    /// gives work from="2017-01-01" until="2018-03-01"
    /// ```
    Dates = "dates",
    /// A name that nothing in the circular bears, or that belongs to another kind of file.
    ///
    /// A role that is misspelt may record nothing; an event of another file never happens in this one.
    ///
    /// Wrong:
    /// ```kdl
    /// by specialized-centre
    /// ```
    /// Right:
    /// ```kdl
    /// by specialised-centre
    /// ```
    Names = "names",
    /// One name is used for two things.
    ///
    /// Whoever reads the name cannot know which is meant, and a refusal that names the rule names both.
    ///
    /// Wrong:
    /// ```kdl
    /// region brussels { title en="Brussels" }
    /// region brussels { title en="Brussels and Halle" }
    /// ```
    /// Right:
    /// ```kdl
    /// region brussels { title en="Brussels" }
    /// region halle { title en="Halle" }
    /// ```
    Twice = "twice",
    /// A name that is defined and never used.
    ///
    /// A warning: often the rule that should have used it was forgotten.
    ///
    /// Wrong: `condition accompanied { … }`, and no `requires accompanied` anywhere.
    ///
    /// Right:
    /// ```kdl
    /// stage reflection file=dossier track=stay {
    ///     requires accompanied
    /// }
    /// ```
    Unused = "unused",
    /// Rules that rest on themselves.
    ///
    /// A condition that holds when it holds has no answer; a role that is part of itself acts as nobody.
    ///
    /// Wrong:
    /// ```kdl
    /// condition a { holds b }
    /// condition b { holds a }
    /// ```
    /// Right:
    /// ```kdl
    /// condition a { holds b }
    /// condition b { happened referred }
    /// ```
    Circles = "circles",
    /// A question about a fact that the event does not have, or a value that it cannot take.
    ///
    /// Such a question is always answered with no, whatever was recorded.
    ///
    /// Wrong:
    /// ```kdl
    /// fact form-of-cooperation of=cooperates is=complain
    /// ```
    /// Right:
    /// ```kdl
    /// fact form of=cooperates is=complaint
    /// ```
    Facts = "facts",
    /// An event that nobody may record.
    ///
    /// It can never happen, nor can anything that waits for it. An event told by a `link` from another file needs no recorder.
    ///
    /// Wrong:
    /// ```kdl
    /// event intake-held file=dossier { title en="Intake held" }
    /// ```
    /// Right:
    /// ```kdl
    /// event intake-held file=dossier {
    ///     title en="Intake held"
    ///     by specialised-centre
    /// }
    /// ```
    Recorders = "recorders",
    /// A stage that nothing opens, or a kind of file that nothing begins.
    ///
    /// Rights that only such a stage gives are held by nobody.
    ///
    /// Wrong: a stage without `opens`, to which no other stage leads.
    ///
    /// Right:
    /// ```kdl
    /// opens on=reflection-requested
    /// ```
    Openings = "openings",
    /// A stage that nothing ends, or that leads nowhere.
    ///
    /// When the time of a stage is out and nothing says what follows, a person stands outside every stage and nobody owes
    /// anything. A stage that leads to a name which no stage bears does the same.
    ///
    /// Wrong:
    /// ```kdl
    /// lasts 45 days
    /// lapses into=order-to-leave
    /// ```
    /// Right:
    /// ```kdl
    /// lasts 45 days
    /// lapses into=ordered-to-leave
    /// ```
    Endings = "endings",
    /// Two stages of one track that open on the same event.
    ///
    /// Stages of one track exclude each other, so only one of the two could stand, and which one would be chance. Let them
    /// require conditions that exclude each other, or say with `from=` from which stage each is reached.
    ///
    /// Wrong:
    /// ```kdl
    /// stage permit file=dossier track=stay { opens on=decided }
    /// stage refused file=dossier track=stay { opens on=decided }
    /// ```
    /// Right:
    /// ```kdl
    /// stage permit file=dossier track=stay { opens on=decided; requires granted }
    /// stage refused file=dossier track=stay { opens on=decided; requires not-granted }
    /// ```
    Tracks = "tracks",
    /// A right that no stage gives.
    ///
    /// It stands in the circular and nobody ever holds it.
    ///
    /// Wrong: `right work { … }`, and no `gives work` anywhere.
    ///
    /// Right:
    /// ```kdl
    /// stage immatriculation file=dossier track=stay { gives work }
    /// ```
    Rights = "rights",
    /// A duty that nobody owes, nobody can do, or nobody who owes it can see.
    ///
    /// It would stay open for ever on nobody's worklist. When others do it than those who owe it, a warning says so.
    ///
    /// Wrong:
    /// ```kdl
    /// duty inform file=dossier { opens on=detected }
    /// ```
    /// Right:
    /// ```kdl
    /// duty inform file=dossier {
    ///     opens on=detected
    ///     owed-by recorder
    ///     due at-once
    ///     done-by informed
    /// }
    /// ```
    Duties = "duties",
    /// A holiday calendar that ends too early.
    ///
    /// Lists of holidays run out unnoticed, years later, and the last day of a term is then wrong by a day. So the circular
    /// says until when its holidays are known, and that must lie beyond the end of the longest clock: of one that opens on the
    /// latest day the circular speaks of, and of one that opens today.
    ///
    /// Wrong:
    /// ```kdl
    /// holidays-known-until "2027-01-01"
    /// ```
    /// Right:
    /// ```kdl
    /// holidays-known-until "2050-01-01"
    /// ```
    Holidays = "holidays",
    /// A citation without pinpoint or certainty, or a rule without any.
    ///
    /// Every statement shown to somebody leads to its source. Without a pinpoint nobody can look it up; without a certainty a
    /// guess looks like the law.
    ///
    /// Wrong:
    /// ```kdl
    /// cites aliens-act
    /// ```
    /// Right:
    /// ```kdl
    /// cites aliens-act at="art. 61/2 §2" certainty=found
    /// ```
    Citations = "citations",
    /// A text that is missing in one of the circular's languages.
    ///
    /// A form with one question in a foreign language is answered wrongly. The circular declares its languages; every text
    /// carries each.
    ///
    /// Wrong, where `languages en da` are declared:
    /// ```kdl
    /// title en="Reflection period"
    /// ```
    /// Right:
    /// ```kdl
    /// title en="Reflection period" da="Refleksionsperiode"
    /// ```
    Languages = "languages",
    /// A role that may record what it may not see.
    ///
    /// A warning. It is right when somebody only hands in, such as a statement that belongs to the court alone. Else whoever
    /// recorded it can neither read nor correct it afterwards.
    ///
    /// Wrong, unless it is meant: `by police` in an event whose fact lies in a compartment that the police do not see.
    ///
    /// Right:
    /// ```kdl
    /// sees police compartment=contact { while recorded-by=own }
    /// ```
    Sight = "sight",
    /// A reading with no side chosen, or a side that does not exist.
    ///
    /// Where sources disagree, a circular cites both and follows one. Without a choice, lines of both sides would be out of
    /// force at once.
    ///
    /// Wrong: a `reading` with sides A and B and no `chosen` line.
    ///
    /// Right:
    /// ```kdl
    /// chosen B
    /// because en="Two of three sources say so"
    /// ```
    Readings = "readings",
    /// The frame of the circular is missing or incomplete.
    ///
    /// Name, languages, time zone and counting are stated once and hold for every rule. Roles are of a kind, because guardrails
    /// speak of kinds and no circular escapes one by another name.
    ///
    /// Wrong: a folder without `circular NAME { … }`.
    ///
    /// Right:
    /// ```kdl
    /// circular be {
    ///     title en="Belgium" da="Belgien"
    ///     languages en da
    ///     time-zone "Europe/Brussels"
    ///     counting {
    ///         first-day excluded
    ///         last-day included
    ///         months clamp
    ///         working-week monday tuesday wednesday thursday friday
    ///     }
    /// }
    /// ```
    Frame = "frame",
    /// A grant that a guardrail forbids.
    ///
    /// A warning: the compartment stays closed to that role, whatever the circular says. The shelter's address leaves the
    /// centres for nobody, the rapporteur never sees an identity, testimony reaches the defence by a judge's order alone.
    ///
    /// Wrong:
    /// ```kdl
    /// sees rapporteur compartment=identity
    /// ```
    /// Right: no such line.
    Guardrails = "guardrails",
    /// A scenario that fails, or that speaks of lines it does not have.
    ///
    /// Scenarios are the circular's tests. One that fails shows that the rule or the claim is wrong, and a lawyer says which.
    ///
    /// Wrong:
    /// ```kdl
    /// expect as-of="2026-04-17" { stage reflection }
    /// ```
    /// Right, where day 45 is 16 April:
    /// ```kdl
    /// expect as-of="2026-04-16" { stage reflection due="2026-04-16" }
    /// ```
    Scenarios = "scenarios",
}
