// Writes small tokenizers with the published structure of each family, and the ids that an independent implementation gives.
//   npm install @huggingface/tokenizers@0.2.0 && node make_fixtures.mjs
import { writeFileSync } from "node:fs";
import { Tokenizer } from "@huggingface/tokenizers";

const corpus = `Tom has 3 apples. He buys 12 more apples at 4 dollars each. How many apples does Tom have now, and what did he pay?
She doesn't know that they'll sell 1250 tickets; it's 25% more than last year's 1000. Let x + 7 = 15, then x = 15 - 7 = 8.
def add(a, b):\n    return a + b\n\nfor i in range(10):\n    print(i * i)\n\n The answer is 42. \\frac{1}{2} + \\sqrt{16} = 4.5
Überraschung über Köln, naïve café déjà vu, 你好世界 你好, Привет мир, مرحبا, 안녕하세요 안녕, 😀 👍 😀`.repeat(3);

const texts = [
  "", " ", "a", "Tom has 3 apples.", "I'm sure they'll DON'T'S it'sx", "12345 3.14 1,000,000 007", "x² + ½ = ⅷ Ⅳ ٣٤", "tabs\tand\nlines\n\n\nmore\r\n  \r\n  x",
  "   leading and trailing   ", "a  b   c    d", "nbsp\u00a0x\u3000y", "你好世界，你好！", "Привет, мир", "안녕하세요", "e\u0301 cafe\u0301 n\u0303 a\u0323\u0307 a\u0307\u0323",
  "\u1112\u1161\u11ab\u1100\u1173\u11af", "\u212b \u2126 \u0958", "😀👍🏽 👩‍👩‍👧 🇩🇪", "𝐀𝐁𝐜 𝟘𝟙 x𝐀𠀀 𝐀!", "def f(x):\n    return x ** 2  # square", "\\boxed{\\frac{1}{2}}",
  "<|im_start|", "<|pad", "the <tool_call> here<tool_call>", "_a_b__c", "!!!???...---", "\u0000\u0001\u007f", "ǅ ʰ ﷽ \ufffd", "https://example.org/?q=1&r=2", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "        deep\n        deeper",
];

const plain = (b) => (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
let next = 256;
const symbols = Array.from({ length: 256 }, (_, b) => String.fromCharCode(plain(b) ? b : next++));
const spell = (text) => [...new TextEncoder().encode(text)].map((b) => symbols[b]);

function train(pattern, count) {
  const words = (corpus.match(pattern) ?? []).map(spell);
  const merges = [];
  while (merges.length < count) {
    const pairs = new Map();
    for (const word of words) for (let i = 0; i + 1 < word.length; i++) {
      const key = word[i] + " " + word[i + 1];
      pairs.set(key, (pairs.get(key) ?? 0) + 1);
    }
    const best = [...pairs].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
    merges.push(best);
    const [left, right] = best.split(" ");
    for (const word of words) for (let i = 0; i + 1 < word.length; i++) if (word[i] === left && word[i + 1] === right) word.splice(i, 2, left + right);
  }
  return merges;
}

const gpt2Words = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;
const split = (regex) => ({ type: "Split", pattern: { Regex: regex }, behavior: "Isolated", invert: false });
const byteLevel = (use_regex) => ({ type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex });
const sequence = (...pretokenizers) => ({ type: "Sequence", pretokenizers });
const digits = { type: "Digits", individual_digits: true };
const llama3Pattern = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
const qwenPattern = llama3Pattern.replace("{1,3}", "");

const families = {
  gpt2: { special: ["<|endoftext|>"], pre_tokenizer: byteLevel(true) },
  llama3: { special: ["<|begin_of_text|>", "<|eot_id|>"], pre_tokenizer: sequence(split(llama3Pattern), byteLevel(false)), ignore_merges: true, bos: "<|begin_of_text|>", whole: ["Ġpay", "eachway"] },
  qwen2: { special: ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], text: ["<tool_call>"], normalizer: { type: "NFC" }, pre_tokenizer: sequence(split(qwenPattern), byteLevel(false)), pairs: true },
  smollm2: { special: ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], first: true, pre_tokenizer: sequence(digits, byteLevel(true)) },
  splits: { special: ["<|end|>"], pre_tokenizer: sequence(split("[\\r\\n]"), split("\\s?\\p{L}+"), split("\\s?\\p{P}+"), { type: "Digits", individual_digits: false }, byteLevel(false)) },
  demo: { special: ["<|pad|>", "<|problem|>", "<|solution|>", "<|end|>", "<|judge|>"], first: true, pre_tokenizer: sequence(digits, byteLevel(true)) },
};

const expected = {};
for (const [name, family] of Object.entries(families)) {
  const merges = train(gpt2Words, 120);
  const vocabulary = [...(family.first ? family.special : []), ...symbols, ...merges.map((m) => m.replace(" ", "")), ...(family.whole ?? [])];
  const vocab = Object.fromEntries(vocabulary.map((token, id) => [token, id]));
  const added = [...family.special.map((s) => [s, true]), ...(family.text ?? []).map((s) => [s, false])].map(([content, special], i) => ({
    id: vocab[content] ?? vocabulary.length + i, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special }));
  const bos = family.bos && { type: "TemplateProcessing", single: [{ SpecialToken: { id: family.bos, type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }], pair: [],
    special_tokens: { [family.bos]: { id: family.bos, ids: [added[0].id], tokens: [family.bos] } } };
  const file = { version: "1.0", truncation: null, padding: null, added_tokens: added, normalizer: family.normalizer ?? null, pre_tokenizer: family.pre_tokenizer,
    post_processor: bos ? { type: "Sequence", processors: [byteLevel(false), bos] } : byteLevel(false), decoder: byteLevel(true),
    model: { type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: null, end_of_word_suffix: null, fuse_unk: false, byte_fallback: false,
      ignore_merges: family.ignore_merges ?? false, vocab, merges: family.pairs ? merges.map((m) => m.split(" ")) : merges } };
  const tokenizer = new Tokenizer(file, {});
  writeFileSync(`${name}.tokenizer.json`, JSON.stringify(file) + "\n");
  expected[name] = texts.map((text) => ({ text, ids: tokenizer.encode(text, { add_special_tokens: false }).ids }));
}
writeFileSync("expected.json", JSON.stringify(expected, null, 1).replace(/\n\s+(\d+,?|\])/g, "$1") + "\n");
