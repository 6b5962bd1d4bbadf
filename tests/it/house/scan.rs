//! Reads Rust source as tokens, without comments and literals, and finds the paths that leave a module.

/// One token that is not a comment or a literal.
#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
    /// Stands in an item under `#[cfg(test)]`.
    test: bool,
    /// How many inline modules it stands in.
    modules: usize,
}

/// A path that starts at the root of the crate, or with an outside crate.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) test: bool,
}

/// The source without comments and literals, one space between tokens.
pub(crate) fn bare(source: &str) -> String {
    let words: Vec<String> = tokens(source).into_iter().map(|it| it.text).collect();
    words.join(" ")
}

/// Every path from the root of the crate; `depth` is how deep the file's module lies (`src/foo.rs` is 1).
pub(crate) fn inside(source: &str, depth: usize) -> Vec<Mention> {
    let tokens = tokens(source);
    let word = |at: usize| tokens.get(at).map_or("", |it| it.text.as_str());
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let from = match token.text.as_str() {
            "crate" if word(at + 1) == "::" => at + 2,
            "super" if at == 0 || word(at - 1) != "::" => {
                let mut next = at;
                let mut steps = 0;
                while word(next) == "super" && word(next + 1) == "::" {
                    next += 2;
                    steps += 1;
                }
                if steps < depth + token.modules {
                    continue;
                }
                next
            }
            _ => continue,
        };
        let mut paths = Vec::new();
        tree(&tokens, from, &[], &mut paths);
        found.extend(paths.into_iter().map(|path| Mention {
            path,
            line: token.line,
            test: token.test,
        }));
    }
    found
}

/// Every naming of one of these outside crates.
pub(crate) fn outside(source: &str, crates: &[&str]) -> Vec<Mention> {
    let tokens = tokens(source);
    let word = |at: usize| tokens.get(at).map_or("", |it| it.text.as_str());
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = |steps: usize| at.checked_sub(steps).map_or("", &word);
        // `::sled` starts at the outside; `store::sled` does not.
        let rooted = before(1) == "::" && (before(2) == "use" || !is_word(before(2)));
        let starts = before(1) != "::" || rooted;
        let names = word(at + 1) == "::" || rooted || matches!(before(1), "use" | "crate");
        if starts && names && crates.contains(&token.text.as_str()) {
            found.push(Mention {
                path: vec![token.text.clone()],
                line: token.line,
                test: token.test,
            });
        }
    }
    found
}

/// Follows `a::{b, c::d}` from `at`, and returns the first token after it.
fn tree(tokens: &[Token], at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |it| it.text.as_str());
    if word(at) == "{" {
        let mut next = at + 1;
        while !matches!(word(next), "}" | "") {
            next = tree(tokens, next, before, paths);
            while !matches!(word(next), "," | "}" | "") {
                next += 1;
            }
            if word(next) == "," {
                next += 1;
            }
        }
        return next + 1;
    }
    if !is_word(word(at)) && word(at) != "*" {
        return at + 1;
    }
    let mut path = before.to_vec();
    path.push(word(at).to_owned());
    if word(at + 1) == "::" && (is_word(word(at + 2)) || matches!(word(at + 2), "{" | "*")) {
        return tree(tokens, at + 2, &path, paths);
    }
    paths.push(path);
    at + 1
}

fn is_word(text: &str) -> bool {
    text.starts_with(|it: char| it.is_alphanumeric() || it == '_')
}

fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let char_at = |at: usize| chars.get(at).copied().unwrap_or('\0');
    let mut at = 0;
    let mut line = 1;
    while at < chars.len() {
        let start = at;
        let mut text = String::new();
        match char_at(at) {
            '/' if char_at(at + 1) == '/' => at = skip_until(&chars, at, &['\n']),
            '/' if char_at(at + 1) == '*' => at = skip_until(&chars, at + 2, &['*', '/']),
            '"' => at = skip_string(&chars, at),
            '\'' if char_at(at + 1) == '\\' => at = skip_until(&chars, at + 3, &['\'']),
            '\'' if char_at(at + 2) == '\'' => at += 3,
            ':' if char_at(at + 1) == ':' => {
                text.push_str("::");
                at += 2;
            }
            it if it.is_alphanumeric() || it == '_' => {
                while char_at(at).is_alphanumeric() || char_at(at) == '_' {
                    text.push(char_at(at));
                    at += 1;
                }
                let mut quote = at;
                while char_at(quote) == '#' {
                    quote += 1;
                }
                if matches!(text.as_str(), "r" | "br" | "cr") && char_at(quote) == '"' {
                    text.clear();
                    let mut end = vec!['"'];
                    end.resize(quote - at + 1, '#');
                    at = skip_until(&chars, quote + 1, &end);
                }
            }
            it => {
                if !it.is_whitespace() {
                    text.push(it);
                }
                at += 1;
            }
        }
        if !text.is_empty() {
            tokens.push(Token {
                text,
                line,
                test: false,
                modules: 0,
            });
        }
        let end = at.min(chars.len());
        line += chars[start..end].iter().filter(|it| **it == '\n').count();
    }
    mark(&mut tokens);
    tokens
}

/// Says of each token whether it is test code and in how many inline modules it stands.
fn mark(tokens: &mut [Token]) {
    let words: Vec<String> = tokens.iter().map(|it| it.text.clone()).collect();
    let mut braces = Vec::new();
    let mut modules = 0;
    let mut test: Option<usize> = None;
    for at in 0..words.len() {
        if words[at..].starts_with(&["#", "[", "cfg", "(", "test", ")", "]"].map(str::to_owned)) {
            test = test.or(Some(braces.len()));
        }
        tokens[at].test = test.is_some();
        tokens[at].modules = modules;
        match words[at].as_str() {
            "{" => {
                let module = at >= 2 && words[at - 2] == "mod";
                modules += usize::from(module);
                braces.push(module);
            }
            "}" => {
                modules -= usize::from(braces.pop() == Some(true));
                test = test.filter(|outer| braces.len() > *outer);
            }
            ";" => test = test.filter(|outer| braces.len() > *outer),
            _ => {}
        }
    }
}

fn skip_until(chars: &[char], from: usize, end: &[char]) -> usize {
    let mut at = from;
    while at < chars.len() && !chars[at..].starts_with(end) {
        at += 1;
    }
    at + end.len()
}

fn skip_string(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}
