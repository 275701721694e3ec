#!/usr/bin/env python3
"""A wide net of words over headlines, and the sample taken from it. The rule is described in headlines.md.

Usage: net.py [--all | --rest] [--size N] FILE.jsonl[.gz]...
Prints the sample (default), the whole net (--all) or the net without the sample (--rest), one headline a line,
in order of the hash: hash16 TAB class TAB first_seen TAB source TAB title. Counts go to standard error.
Class: X = an AI word and a legal word; C = a core word but not X; A = an AI word only; S = a suit word only.
"""
import gzip
import hashlib
import json
import re
import sys
import unicodedata

# Entries are separated by "|". An entry is a sequence of tokens that must follow each other;
# a token that ends in * stands for every token that begins with what precedes the *.

# Words of AI: systems, techniques, companies, model names. Alone enough to be in the net.
AI = """
ai | ais | a i | genai | xai | agi | artificial intelligence | superintelligen* | machine learning | deep learning |
neural | chatbot* | bot | bots | deepfake* | llm | llms | language model* | foundation model* | generative |
algorithm* | supercomputer* | data center* | data centre* | robot* | humanoid* | autonomous | agentic | model |
models | chip | chips | slop | vibe coding | scraping | scrape* | crawler* | training data |
openai* | chatgpt* | gpt* | sora | codex | altman | anthropic* | claude | amodei | gemini | deepmind | nano banana |
notebooklm | veo | gemma | bard | grok* | copilot* | llama* | meta | deepseek* | qwen* | alibaba* | kimi |
moonshot | mistral* | perplexity | midjourney* | stability | stable diffusion | suno | udio | elevenlabs | cohere |
hugging face | nvidia* | cursor | groq | character ai | siri | alexa | cloudflare | coreweave | scale ai | huang |
zuckerberg | blackwell | tilly norwood | baidu* | tencent* | bytedance* | common crawl | clearview | palantir
"""

# Core words of rights and licences. Alone enough to be in the net.
CORE = """
copyright* | infring* | piracy | pirat* | plagiari* | fair use | intellectual property | trademark* | patent* |
royalt* | licens* | licenc* | unlicensed | relicens* | open source* | opensource* | open sourc* | open weight* |
openweight* | open model* | weights | proprietary | terms of service | terms of use | apache | libgen |
shadow librar* | getty | merriam | britannica | encyclopedia | author | authors | publisher* | songwriter* |
record label* | universal music | sony music | warner music | likeness | lyrics
"""

# Words of suits. Alone enough to be in the net.
SUIT = """
sue | sues | sued | suing | suit | suits | lawsuit* | litigat* | plaintiff* | class action |
settle | settles | settled | settling | settlement | settlements | cease and desist
"""

# Further legal words. Not enough alone; with an AI word or MUSK they put a headline into class X.
OTHER = """
court* | judge* | legal | legally | verdict* | ruling | rulings | rules | ruled | jury | appeal* | injunction* |
subpoena* | dispute* | writer | writers | artist | artists | musician* | music | label | labels | disney | warner |
new york times | book | books | novel | novels | novelist* | newspaper* | reddit | wikipedia | studio | studios |
actor | actors | creator | creators | illustrator* | photographer* | stolen | steal* | theft | regulat* | export* |
ban | bans | banned | song | songs | open | terms | use
"""

# Names that count as AI words only beside a legal word.
MUSK = "musk | google | microsoft | amazon | apple | bezos"

TOKEN = re.compile(r"[^\W_]+")  # the Java form is [\p{L}\p{N}]+


def entries(text):
    return [tuple(entry.split()) for entry in text.split("|")]


AI, CORE, SUIT, OTHER, MUSK = map(entries, (AI, CORE, SUIT, OTHER, MUSK))


def normal(title):
    return unicodedata.normalize("NFC", title).strip()


def digest(title):
    return hashlib.sha256(normal(title).encode("utf-8")).hexdigest()


def tokens(title):
    return TOKEN.findall(normal(title).lower())


def token_matches(pattern, token):
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern


def any_of(words, found):
    return any(
        all(token_matches(p, found[i + j]) for j, p in enumerate(entry))
        for entry in words
        for i in range(len(found) - len(entry) + 1))


def classify(title):
    found = tokens(title)
    ai, core, suit = any_of(AI, found), any_of(CORE, found), any_of(SUIT, found)
    if (ai and (core or suit or any_of(OTHER, found))) or (any_of(MUSK, found) and (core or suit)):
        return "X"
    return "C" if core else "A" if ai else "S" if suit else ""


def read(names):
    seen = {}
    for name in names:
        opener = gzip.open if name.endswith(".gz") else open
        with opener(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                item = json.loads(line)
                seen.setdefault(normal(item["title"]), item)  # the first record of a text stands
    return seen


def main(args):
    what, size, names = "sample", 700, []
    while args:
        arg = args.pop(0)
        if arg in ("--all", "--rest"):
            what = arg[2:]
        elif arg == "--size":
            size = int(args.pop(0))
        else:
            names.append(arg)
    net = sorted(((digest(t), classify(t), item, t) for t, item in read(names).items() if classify(t)),
                 key=lambda row: row[0])
    kept = [row for row in net if row[1] in "XC"]
    others = [row for row in net if row[1] not in "XC"]
    free = max(0, size - len(kept))
    sample = sorted(kept + others[:free], key=lambda row: row[0])
    chosen = {"all": net, "sample": sample, "rest": others[free:]}[what]
    for hash_, class_, item, title in chosen:
        print(hash_[:16], class_, item["first_seen"], item.get("source") or "", title, sep="\t")
    for label, rows in (("net", net), ("sample", sample)):
        print(label, len(rows), {c: sum(r[1] == c for r in rows) for c in "XCAS"}, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
