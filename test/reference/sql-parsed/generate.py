"""Parses the statements of every dialect with sqlglot, a parser of SQL in the dialects of many engines.

For each statement oracle.json has the SHA-256 of its text without the comment at its head, and what the parser found:
the tables that it reads, and the literals and the quoted names that the options brought. Run from the root of the
repository after `npm run build`, with sqlglot 30.30.0:

    python test/reference/sql-parsed/generate.py
"""

import hashlib
import json
import pathlib
import subprocess

import sqlglot
from sqlglot import exp

HERE = pathlib.Path(__file__).parent
requests = json.loads((HERE / "requests.json").read_text())


def parsed(dialect, words):
    command = ["node", "bin/rapport.js", "sql", words[0], "--dialect", dialect, *words[1:]]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    body = text[text.index("\nWITH\n") + 1 :] if words[0] != "scores" else text[text.index("\nCREATE") + 1 :]
    trees = [tree for tree in sqlglot.parse(text, read=dialect, error_level=sqlglot.ErrorLevel.RAISE) if tree]
    assert len(trees) == 1 and not isinstance(trees[0], exp.Command), f"{dialect} {words[0]}"
    made = {part.alias for part in trees[0].find_all(exp.CTE)}
    tables = {
        ".".join(part.name for part in table.parts)
        for table in trees[0].find_all(exp.Table)
        if table.name not in made or table.db
    }
    texts = [each.this for each in trees[0].find_all(exp.Literal) if each.is_string]
    # So the parser calls a text of PostgreSQL that begins with E.
    texts += [each.this for each in trees[0].find_all(exp.ByteString)]
    literals = {text for text in texts if "hare" in text}
    names = {each.this for each in trees[0].find_all(exp.Identifier) if each.quoted}
    return {
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        "tables": sorted(tables),
        "literals": sorted(literals),
        "names": sorted(names),
    }


statements = [
    {"dialect": dialect, "words": words, **parsed(dialect, words)}
    for dialect in requests["dialects"]
    for words in requests["words"]
]
oracle = {"parser": f"sqlglot {sqlglot.__version__}", "statements": statements}
(HERE / "oracle.json").write_text(json.dumps(oracle, indent=2, ensure_ascii=False) + "\n")
