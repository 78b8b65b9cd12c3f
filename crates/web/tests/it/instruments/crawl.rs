//! What a browser finds in a page: links and forms; and which of many pages of a kind are looked at.

use std::collections::BTreeMap;

fn unescaped(text: &str) -> String {
    text.replace("&#38;", "&").replace("&amp;", "&").replace("&#34;", "\"").replace("&#39;", "'")
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescaped(value.split('"').next()?))
}

/// The links of a page that stay on this server.
pub fn links(page: &str, at: &str) -> Vec<String> {
    let path = at.split('?').next().unwrap();
    let all = page.split("<a").skip(1).filter_map(|tag| attribute(tag.split('>').next()?, "href"));
    let local = all.filter_map(|link| {
        let link = link.split('#').next().unwrap().to_owned();
        match link.chars().next() {
            Some('/') if !link.starts_with("//") => Some(link),
            Some('?') => Some(format!("{path}{link}")),
            _ => None,
        }
    });
    local.collect()
}

/// A form as a hasty person sends it: what stands in it, the first of what can be chosen, a word elsewhere.
pub struct Form {
    pub action: String,
    pub is_post: bool,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The hidden field that proves where the form comes from, and all others.
    pub fn split(&self) -> (String, Vec<(&str, &str)>) {
        let token = self.fields.iter().find(|(name, _)| name == "form");
        let others = self.fields.iter().filter(|(name, _)| name != "form");
        let token = token.map(|(_, value)| value.clone()).unwrap_or_default();
        (token, others.map(|(name, value)| (name.as_str(), value.as_str())).collect())
    }
}

pub fn forms(page: &str) -> Vec<Form> {
    let mut all = Vec::new();
    for part in page.split("<form").skip(1) {
        let form = part.split("</form>").next().unwrap();
        let tag = form.split('>').next().unwrap();
        let Some(action) = attribute(tag, "action") else { continue };
        let mut fields: Vec<(String, String)> = Vec::new();
        for part in form.split('<').skip(1) {
            let tag = part.split('>').next().unwrap();
            let Some(name) = attribute(tag, "name") else { continue };
            let known = fields.iter().any(|(field, _)| *field == name);
            let value = attribute(tag, "value");
            let kind = attribute(tag, "type").unwrap_or_default();
            if tag.starts_with("input") && !known {
                let fresh = match kind.as_str() {
                    "text" => "1",
                    "date" => "2026-10-01",
                    _ => "",
                };
                let value = value.filter(|value| !value.is_empty()).unwrap_or_else(|| fresh.to_owned());
                fields.push((name, value));
            } else if tag.starts_with("textarea") && !known {
                let typed = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
                let typed = typed.split_once('>').unwrap().1.split("</textarea>").next().unwrap().trim();
                let typed = if typed.is_empty() { "harmless".to_owned() } else { unescaped(typed) };
                fields.push((name, typed));
            } else if tag.starts_with("select") {
                let options = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
                let values = options.split("</select>").next().unwrap().split("<option").skip(1);
                let mut values = values.filter_map(|option| attribute(option.split('>').next()?, "value"));
                let value = values.find(|value| !value.is_empty()).unwrap_or_default();
                fields.push((name, value));
            }
        }
        all.push(Form { action, is_post: tag.contains("method=\"post\""), fields });
    }
    all
}

/// Which pages are looked at: every one of the lists, every dossier and its API; of the other kinds of page of a file, one
/// a file (one for each kind of statement of a *why*); each form of an event once for whoever records it; a few
/// pages of each kind of the circular, which knows no file, and of the access log.
#[derive(Default)]
pub struct Bounds(BTreeMap<String, usize>);

impl Bounds {
    /// Whether one more page is looked at.
    pub fn admit(&mut self, address: &str) -> bool {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        let (key, most) = match parts.as_slice() {
            ["files", "new", event, ..] => (format!("new {event}"), 1),
            ["files", file, "why", line] => {
                let kind = line.split('-').next().unwrap();
                (format!("why {kind} {file}"), if query.is_empty() { 1 } else { 2 })
            }
            ["files", file, "record", event, ..] => {
                let is_first = self.take(format!("record {event}"), 1);
                let is_first_here = self.take(format!("record in {file}"), 1);
                return is_first || is_first_here;
            }
            ["files", file, "events", ..] => (format!("correct {file}"), 1),
            ["files", file] if !query.is_empty() => (format!("days {file}"), 1),
            ["files", file, "what-if"] if !query.is_empty() => (format!("what-if {file}"), 2),
            ["circular", ..] => (format!("circular {:?} {}", parts.get(2), parts.len()), 3),
            ["access-log", ..] => ("access log".into(), 40),
            // Knows no file and nobody who reads it.
            ["guide", ..] => (format!("guide {}", parts.len()), 1),
            ["static", ..] | ["sign-in" | "sign-out", ..] => return false,
            _ => return true,
        };
        self.take(key, most)
    }

    fn take(&mut self, key: String, most: usize) -> bool {
        let count = self.0.entry(key).or_default();
        *count += 1;
        *count <= most
    }
}
