"""What a typed query asks for.

All words must occur. "Quotation marks" ask for the words as they are, one behind the other (joined particles apart);
a minus before a word or quotation forbids it; OR (or أو, |) between two makes one of them enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tasrih.errors import SearchError
from tasrih.record.search.analysis import Word, analyse
from tasrih.record.search.words import load_words, spelled
from tasrih.text.fold import fold, words_of

LONGEST_QUERY = 2_000
MOST_WORDS = 64
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›＂״", '"'))
_OR = frozenset({"OR", "|", "||", "أو", "او"})
_MINUS = ("-", "\u2212", "\u2013")


@dataclass(frozen=True, slots=True)
class Item:
    """Words that stand one behind the other; `exact`: as they are typed, without regard to endings only."""

    words: tuple[Word, ...]
    exact: bool = False


@dataclass(slots=True)
class Asked:
    """A query: of each group one item must occur, and no item of `refused`."""

    groups: list[list[Item]] = field(default_factory=list)
    refused: list[Item] = field(default_factory=list)

    def items(self) -> list[Item]:
        """All that may be found."""
        return [item for group in self.groups for item in group]


def parse_query(query: str) -> Asked:
    """Read a query; any text is one.

    Raises:
        SearchError: it is too long, or holds no word to look for.
    """
    if len(query) > LONGEST_QUERY:
        raise SearchError(f"query: longer than {LONGEST_QUERY:,} characters; ask for fewer words")
    tokens = _tokens(query.translate(_QUOTES))
    asked = _assembled(tokens, load_words().stop) or _assembled(tokens, frozenset())
    if asked is None:
        raise SearchError("query: no word to look for; give at least one that shall occur")
    if sum(len(item.words) for item in [*asked.items(), *asked.refused]) > MOST_WORDS:
        raise SearchError(f"query: more than {MOST_WORDS} words; ask for fewer")
    return asked


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    quoted: bool
    refused: bool


def _tokens(query: str) -> list[_Token]:
    """Words and quotations; a last quotation mark without a partner is none."""
    parts = query.split('"')
    closed = len(parts) - (len(parts) % 2 == 0)
    tokens: list[_Token] = []
    for at, part in enumerate(parts):
        if at % 2 and at < closed:
            refused = parts[at - 1].endswith(_MINUS)
            tokens.append(_Token(part, True, refused))
        else:
            tokens.extend(_plain(word) for word in part.split())
    return tokens


def _plain(word: str) -> _Token:
    refused = word.startswith(_MINUS) and len(word) > 1
    return _Token(word[1:] if refused else word, False, refused)


def _assembled(tokens: list[_Token], stop: frozenset[str]) -> Asked | None:
    asked = Asked()
    either = False
    for token in tokens:
        if not token.quoted and token.text in _OR:
            either = bool(asked.groups)
            continue
        item = _item(token, stop)
        if item is None:
            continue
        if token.refused:
            asked.refused.append(item)
        elif either:
            asked.groups[-1].append(item)
        else:
            asked.groups.append([item])
        either = False
    return asked if asked.groups else None


def _item(token: _Token, stop: frozenset[str]) -> Item | None:
    words = [word for word, _, _ in words_of(fold(token.text))]
    if not words or (not token.quoted and len(words) == 1 and spelled(words[0]) in stop):
        return None
    return Item(tuple(analyse(word) for word in words), token.quoted)
