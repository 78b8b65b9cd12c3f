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

            /// The code's page in English: what it finds, why it harms, a wrong and a right example.
            pub fn page(self) -> &'static str {
                match self { $(Self::$variant => concat!("# ", $word, "\n\n", $($doc, "\n",)+),)+ }
            }
        }
    };
}

codes! {
    /// The text cannot be taken apart into lines, words and quotes.
    Syntax = "syntax",
    /// A document is too large, too deep or has too many lines.
    Limits = "limits",
    /// A word that the language does not know stands where one of its own words belongs.
    Words = "words",
    /// Something that a line needs is not there.
    Missing = "missing",
    /// A value is of the wrong kind, or a name is not written as names are.
    Values = "values",
    /// A length of time is not one number and one unit, or is absurd.
    Length = "length",
    /// A date is no date of the calendar, or two dates contradict each other.
    Dates = "dates",
    /// A name that nothing in the circular bears.
    Names = "names",
    /// One name is used for two things.
    Twice = "twice",
    /// A name that is defined and never used.
    Unused = "unused",
    /// Rules that rest on themselves.
    Circles = "circles",
    /// A question about a fact that the event does not have, or a value that it cannot take.
    Facts = "facts",
    /// An event that nobody may record.
    Recorders = "recorders",
    /// A stage that nothing opens.
    Openings = "openings",
    /// A stage that nothing ends, or that leads nowhere.
    Endings = "endings",
    /// Two stages of one track that open on the same event.
    Tracks = "tracks",
    /// A right that no stage gives.
    Rights = "rights",
    /// A duty that nobody can do or see.
    Duties = "duties",
    /// A holiday calendar that ends too early.
    Holidays = "holidays",
    /// A citation without pinpoint or certainty, or a rule without any.
    Citations = "citations",
    /// A text that is missing in one of the circular's languages.
    Languages = "languages",
    /// A role that may record what it may not see.
    Sight = "sight",
    /// A reading with no side chosen, or a side that does not exist.
    Readings = "readings",
    /// The frame of the circular is missing or incomplete.
    Frame = "frame",
    /// A grant that a guardrail forbids.
    Guardrails = "guardrails",
    /// A scenario that fails.
    Scenarios = "scenarios",
}
