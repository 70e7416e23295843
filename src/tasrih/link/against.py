"""What is done against somebody, so that to welcome it is no praise of him."""

from __future__ import annotations

from tasrih.link.context import Context

_ARTICLES = ("وال", "بال", "لل", "ال")
_JOINED = "وبل"
_DESCRIBED = 2


def suffers(ctx: Context, first: int, at: int, adjective: bool) -> bool:
    """Whether what words [first, at) tell is done against the one named at word `at`, or to a deal of his:
    "أيد فرض العقوبات على | إيران", "رحب بمراجعة الاتفاق | الإيراني"; not so right behind it: "الضربات | الأميركية".
    """
    words = ctx.lexicon.act_words
    deed = next((i for i in range(first, at) if _bare(ctx, i) in words["done_against"]), None)
    if deed is not None:
        near = at - deed <= 1 + adjective and _bare(ctx, deed) in words["done_by"]
        return not near and not any(ctx.is_(i, "relatives") for i in range(deed, at))
    return adjective and any(_bare(ctx, i) in words["matters"] for i in range(max(first, at - _DESCRIBED), at))


def _bare(ctx: Context, i: int) -> str:
    """Word i without article and joined letters."""
    word = ctx.word(i)
    for prefix in _ARTICLES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return word[1:] if word[:1] in _JOINED and ctx.lexicon.persons.is_noun(word[1:]) else word
