"""A byte-level BPE tokenizer, trained and applied in plain Python, kept in the `tokenizer.json` format of Hugging Face.

Digits stand alone, so that a number is read digit by digit, and so does the newline that ends a step, because step scores are
read there: no merge may contain it. All 256 bytes are in the vocabulary, so that any text can be encoded.
"""

import collections
import json
import re

PAD, PROBLEM, SOLUTION, END, JUDGE = SPECIALS = ["<|pad|>", "<|problem|>", "<|solution|>", "<|end|>", "<|judge|>"]
_SPECIAL = re.compile("(" + "|".join(re.escape(s) for s in SPECIALS) + ")")
_DIGITS = re.compile(r"\d|\D+")
# GPT-2's pattern, for ASCII: letters, digits, other signs, spaces.
_WORDS = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")


def _byte_symbols():
    """GPT-2's printable stand-in for each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in plain]
    return {b: chr(b) for b in plain} | {b: chr(256 + i) for i, b in enumerate(others)}


BYTES = _byte_symbols()
NEWLINE = BYTES[10]


def pieces(text):
    """The pre-tokens of a text as tuples of byte symbols."""
    for part in _DIGITS.findall(text):
        for word in _WORDS.findall(part):
            yield "".join(BYTES[b] for b in word.encode())


def train(texts, size):
    """Learns merges until the vocabulary has `size` entries; returns (vocabulary, merges)."""
    counts = collections.Counter(piece for text in texts for piece in pieces(text))
    words = {word: list(word) for word in counts}
    tokens = SPECIALS + [BYTES[b] for b in sorted(BYTES, key=lambda b: BYTES[b])]
    merges, known = [], set(tokens)
    while len(tokens) < size:
        pairs = collections.Counter()
        for word, symbols in words.items():
            for pair in zip(symbols, symbols[1:]):
                if NEWLINE not in pair[0] + pair[1]:
                    pairs[pair] += counts[word]
        if not pairs:
            break
        best = max(pairs, key=lambda p: (pairs[p], p))
        merges.append(best)
        # Two merges may spell the same token (`ab`+`c`, `a`+`bc`): it has one id.
        if best[0] + best[1] not in known:
            known.add(best[0] + best[1])
            tokens.append(best[0] + best[1])
        for word, symbols in words.items():
            words[word] = _merge(symbols, best)
    return {token: i for i, token in enumerate(tokens)}, merges


def _merge(symbols, pair):
    merged, i = [], 0
    while i < len(symbols):
        joined = i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair
        merged.append(pair[0] + pair[1] if joined else symbols[i])
        i += 2 if joined else 1
    return merged


def to_json(vocabulary, merges):
    """The `tokenizer.json` of the given vocabulary and merges."""
    added = [{"id": vocabulary[s], "content": s, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
             for s in SPECIALS]
    split = [{"type": "Digits", "individual_digits": True},
             {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True}]
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": added, "normalizer": None,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": split}, "post_processor": None,
            "decoder": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
            "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": None, "end_of_word_suffix": None,
                      "fuse_unk": False, "byte_fallback": False, "ignore_merges": False, "vocab": vocabulary, "merges": [" ".join(m) for m in merges]}}


class Tokenizer:
    """Encodes and decodes by a `tokenizer.json`."""

    def __init__(self, path):
        with open(path) as file:
            model = json.load(file)["model"]
        self.vocabulary = model["vocab"]
        self.ranks = {tuple(m.split(" ")): i for i, m in enumerate(model["merges"])}
        self.symbols = {i: s for s, i in self.vocabulary.items()}
        self.byte_of = {s: b for b, s in BYTES.items()}
        self.known = {}
        self.pad, self.problem, self.solution, self.end, self.judge = (self.vocabulary[s] for s in SPECIALS)
        self.newline = self.vocabulary[NEWLINE]

    def twins(self):
        """Pairs of tokens that differ only in a leading space."""
        space = BYTES[32]
        return [(i, self.vocabulary[space + s]) for s, i in self.vocabulary.items() if space + s in self.vocabulary and len(s) > 1]

    def __len__(self):
        return len(self.vocabulary)

    def _piece(self, piece):
        if piece not in self.known:
            symbols = list(piece)
            while len(symbols) > 1:
                best = min(zip(symbols, symbols[1:]), key=lambda p: self.ranks.get(p, len(self.ranks)))
                if best not in self.ranks:
                    break
                symbols = _merge(symbols, best)
            self.known[piece] = [self.vocabulary[s] for s in symbols]
        return self.known[piece]

    def encode(self, text):
        """Token ids; special tokens written in the text are read as such."""
        ids = []
        for part in _SPECIAL.split(text):
            if part in SPECIALS:
                ids.append(self.vocabulary[part])
            else:
                for piece in pieces(part):
                    ids.extend(self._piece(piece))
        return ids

    def decode(self, ids):
        """The text of the ids, special tokens left out."""
        text = "".join(self.symbols[i] for i in ids if i >= len(SPECIALS))
        return bytes(self.byte_of[s] for s in text).decode(errors="replace")
