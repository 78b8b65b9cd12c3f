//! How a command shows what it has worked out: text, JSON, a page, a PDF.

use std::env;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use serde::Serialize;

use super::paper::Paper;
use crate::output::{Outcome, tell};

/// The width of a text when nobody says how wide the terminal is.
const WIDTH: usize = 120;

/// The form that is asked for.
#[derive(Args)]
pub struct Shown {
    /// Text for the terminal, JSON for programs, a page to send, or a PDF
    #[arg(long, value_enum, default_value_t)]
    format: Form,
    /// Columns of the text [default: the environment's COLUMNS, else 120]
    #[arg(long, value_name = "COLUMNS")]
    width: Option<usize>,
    #[command(flatten)]
    paper: Paper,
}

/// A form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text for the terminal.
    #[default]
    Text,
    /// JSON for programs.
    Json,
    /// One HTML document.
    Html,
    /// The same, set for paper.
    Pdf,
}

impl Shown {
    /// The width asked for, else the environment's, else one that most terminals have.
    fn width(&self) -> usize {
        let columns = || env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        self.width.or_else(columns).unwrap_or(WIDTH)
    }

    /// Tells what was found in the form that was asked for; a PDF bears the day. `html` refuses where there is no page of it.
    pub fn tell<T: Serialize, E: Into<anyhow::Error>>(
        &self,
        found: &T,
        text: impl FnOnce(&T, usize) -> String,
        html: impl FnOnce(&T) -> Result<String, E>,
        day: Date,
    ) -> anyhow::Result<Outcome> {
        match self.format {
            Form::Text => tell(text(found, self.width()).trim_end())?,
            Form::Json => tell(serde_json::to_string_pretty(found)?)?,
            Form::Html => tell(html(found).map_err(Into::into)?.trim_end())?,
            Form::Pdf => self.paper.print(&html(found).map_err(Into::into)?, day)?,
        }
        Ok(Outcome::Done)
    }
}
