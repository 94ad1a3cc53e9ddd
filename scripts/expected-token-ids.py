"""Writes the token ids of Hugging Face's Rust library for strings of `compare-tokenizers.mjs --write-strings`.

    pip install tokenizers
    python scripts/expected-token-ids.py tokenizer.json strings.jsonl ids.jsonl

Special tokens are taken as text. One JSON array of ids a line, in the order of the strings.
"""

import json
import sys

from tokenizers import Tokenizer

tokenizer_file, strings_file, ids_file = sys.argv[1:4]
tokenizer = Tokenizer.from_file(tokenizer_file)
tokenizer.encode_special_tokens = True
with open(strings_file, encoding="utf-8") as strings, open(ids_file, "w", encoding="utf-8") as out:
    for line in strings:
        ids = tokenizer.encode(json.loads(line), add_special_tokens=False).ids
        out.write(json.dumps(ids, separators=(",", ":")) + "\n")
