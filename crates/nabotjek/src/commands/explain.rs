//! `nabotjek explain DIR RULE`.

use std::path::PathBuf;

use circular::{
    explain::{self, Explained},
    mistake::Code,
};
use clap::Args;

use crate::output::{Format, Outcome, tell};

/// Which rule to explain, and how.
#[derive(Args)]
pub struct Arguments {
    /// The folder of the circular
    folder: PathBuf,
    /// A rule's name, `kind/name` where several rules bear it, or the code of a mistake
    rule: String,
    /// Language of the sentences: en, da, fr or nl
    #[arg(long, default_value = "en")]
    language: String,
    /// Text for people or JSON for programs
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints rules as sentences, each with its ground and its exact lines; or the page of a mistake.
pub fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (circular, _) = circular::read(&arguments.folder)?;
    let explained = explain::rules(&circular, &arguments.rule, &arguments.language);
    let code = Code::ALL.iter().find(|code| code.as_str() == arguments.rule);
    match (explained.is_empty(), code) {
        (false, _) => match arguments.format {
            Format::Json => tell(serde_json::to_string_pretty(&explained)?)?,
            Format::Text => {
                let texts: Vec<String> = explained.iter().map(text).collect();
                tell(texts.join("\n\n"))?;
            }
        },
        (true, Some(code)) => match arguments.format {
            Format::Json => tell(serde_json::json!({ "code": code.as_str(), "page": code.page() }))?,
            Format::Text => tell(code.page().trim_end())?,
        },
        (true, None) => {
            let near = explain::near(&circular, &arguments.rule);
            let nearest = match near.as_slice() {
                [] => "`nabotjek check` lists what is wrong; the names stand in the documents of the folder"
                    .to_owned(),
                near => format!("the nearest names are {}", near.join(", ")),
            };
            eprintln!("nabotjek: no rule is called `{}`; {nearest}", arguments.rule);
            return Ok(Outcome::Refused);
        }
    }
    Ok(Outcome::Done)
}

fn text(explained: &Explained) -> String {
    let lines: Vec<String> = explained.text.lines().map(|line| format!("    {line}")).collect();
    format!(
        "{} · {}\n{}\n\n{}:{}\n{}",
        explained.kind_title,
        explained.name,
        explained.paragraph(),
        explained.path,
        explained.line,
        lines.join("\n"),
    )
}
