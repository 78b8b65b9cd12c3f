//! Lists what is built in: a folder of texts a language, and what the browser is given beside the pages. A new language is a
//! new folder in `locales/`; no Rust is edited.

use std::{
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

/// Sheets that the circular's own explanations read.
const OF_CIRCULAR: [&str; 3] = ["mistakes.ftl", "mistakes_screening.ftl", "rules.ftl"];

fn main() -> io::Result<()> {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let locales = crate_folder.join("../../locales");
    let assets = crate_folder.join("static");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", locales.display());
    println!("cargo:rerun-if-changed={}", assets.display());
    fs::write(out.join("sheets.rs"), sheets(&locales)?)?;
    fs::write(out.join("assets.rs"), embedded(&assets)?)
}

/// `SHEETS`: language, then the text of each of its sheets.
fn sheets(locales: &Path) -> io::Result<String> {
    let mut languages: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files_under(locales)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder =
            path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".ftl") && !OF_CIRCULAR.contains(&name.as_str()) {
            languages.entry(folder).or_default().push(path);
        }
    }
    let mut code = String::from("static SHEETS: &[(&str, &[(&str, &str)])] = &[\n");
    for (language, paths) in languages {
        code.push_str(&format!("    ({language:?}, &[\n"));
        for path in paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            code.push_str(&format!("        ({name:?}, include_str!({:?})),\n", path.canonicalize()?));
        }
        code.push_str("    ]),\n");
    }
    code.push_str("];\n");
    Ok(code)
}

/// `ASSETS`: address below `/static/` and content; `VERSION`: changes when any of them does.
fn embedded(folder: &Path) -> io::Result<String> {
    let mut version = DefaultHasher::new();
    let mut code = String::from("static ASSETS: &[(&str, &[u8])] = &[\n");
    for path in files_under(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        name.hash(&mut version);
        fs::read(&path)?.hash(&mut version);
        code.push_str(&format!("    ({name:?}, include_bytes!({:?})),\n", path.canonicalize()?));
    }
    code.push_str(&format!("];\nstatic VERSION: &str = \"{:016x}\";\n", version.finish()));
    Ok(code)
}

/// Every document below a folder, sorted by path; none when the folder is not there.
fn files_under(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_under(&path)?);
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
