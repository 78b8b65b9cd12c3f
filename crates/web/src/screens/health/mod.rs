//! `/health`: whether the server answers. Says nothing about what it holds.

/// Answers.
pub async fn alive() -> &'static str {
    "ok\n"
}
