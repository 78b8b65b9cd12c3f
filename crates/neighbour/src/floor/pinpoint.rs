//! Articles in a pinpoint: `arts 10(2) and 13(1)` cites 10(2) and 13(1).

/// An article with its parts in brackets: `14(1)(a)` is `14`, then `1`, `a`.
type Article = (String, Vec<String>);

/// Whether a pinpoint cites an article of the floor: the same article, and one of the two no narrower than the other.
/// `art. 13` cites 13(1); `art. 12(7)` does not cite 12(1).
pub(super) fn cites(pinpoint: &str, article: &str) -> bool {
    let Some((number, parts)) = articles(article).into_iter().next() else { return false };
    articles(pinpoint)
        .into_iter()
        .any(|(other, narrower)| other == number && narrower.iter().zip(&parts).all(|(one, two)| one == two))
}

fn articles(text: &str) -> Vec<Article> {
    let mut found: Vec<Article> = Vec::new();
    let mut rest = text;
    let mut ranges = false;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let between = rest[..start].trim();
        let (article, after) = article(&rest[start..]);
        // `13 to 15`: the plain numbers between count too.
        if ranges && ["to", "-", "–"].contains(&between) {
            let last = found.last().filter(|(_, parts)| parts.is_empty());
            let bounds = last.and_then(|(number, _)| Some((number.parse().ok()?, article.0.parse().ok()?)));
            if let Some((from, to)) = bounds.filter(|(from, to): &(u16, u16)| from < to && to - from < 200) {
                found.extend((from + 1..to).map(|number| (number.to_string(), Vec::new())));
            }
        }
        found.push(article);
        ranges = true;
        rest = after;
    }
    found
}

/// One article at the start of a text that begins with a digit, and what stands after it.
fn article(text: &str) -> (Article, &str) {
    let is_number = |sign: char| sign.is_ascii_digit() || sign == '/';
    let digits = text.find(|sign| !is_number(sign)).unwrap_or(text.len());
    // `11a` is an article; `8pt` or `2nd` would be none, but no pinpoint writes them.
    let letters = text[digits..].find(|sign: char| !sign.is_ascii_lowercase()).unwrap_or(text.len() - digits);
    let end = if letters <= 2 { digits + letters } else { digits };
    let number = text[..end].to_owned();
    let mut rest = &text[end..];
    let mut parts = Vec::new();
    while let Some(inner) = rest.strip_prefix('(') {
        let Some((part, after)) = inner.split_once(')').filter(|(part, _)| {
            part.len() <= 3 && !part.is_empty() && part.chars().all(|sign| sign.is_ascii_alphanumeric())
        }) else {
            break;
        };
        parts.push(part.to_owned());
        rest = after;
    }
    ((number, parts), rest)
}

#[cfg(test)]
mod tests {
    use super::cites;

    #[test]
    fn an_article_is_found_where_a_pinpoint_cites_it() {
        for (pinpoint, article) in [
            ("art. 13", "13(1)"),
            ("art. 13(1)", "13(1)"),
            ("arts 10(2) and 13(1)", "13(1)"),
            ("art. 8(1)(c)", "8"),
            ("arts 37 to 39", "38"),
            ("art. 11a", "11a"),
            ("art. 4(c)", "4(c)"),
            ("art. 12(2) (safety)", "12(2)"),
        ] {
            assert!(cites(pinpoint, article), "{pinpoint} {article}");
        }
    }

    #[test]
    fn another_article_is_not_found() {
        for (pinpoint, article) in [
            ("art. 12(7)", "12(1)"),
            ("art. 131", "13"),
            ("art. 11", "11a"),
            ("whole text", "4"),
            ("", "4"),
            ("arts 37 to 39", "40"),
            ("é(((", "4"),
            ("art. 4(", "4(a"),
        ] {
            // A bracket that is never closed belongs to no article: `4(` cites article 4 as a whole.
            let whole = pinpoint == "art. 4(";
            assert_eq!(cites(pinpoint, article), whole, "{pinpoint} {article}");
        }
    }
}
