"""Names that stand without a title: a known given name with what follows, or what speaks behind a verb that reports."""

from __future__ import annotations

from tasrih.find.mentions import Found
from tasrih.find.names import continues, is_evident, name_end
from tasrih.find.scene import Scene


def add_untitled(scene: Scene, found: list[Found]) -> list[Found]:
    """The mentions with those of names without a title, in text order."""
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    given = scene.words.given
    extra: list[Found] = []
    reach = 0
    for i, word in enumerate(scene.read):
        if i < reach or i in taken or not _may_open(scene, i, word):
            continue
        start = _name_opens(scene, i)
        if start < 0:
            continue
        end = name_end(scene, i) if start == 0 else joined_end(scene, i)
        if any(k in taken for k in range(i, end)):
            continue
        if end - i >= 2 or (i in scene.holder_at and word in given):
            extra.append(Found(i, end, i, end, start, None, "name"))
            reach = end
    return sorted(found + extra, key=lambda mention: (mention.first, mention.last))


def _may_open(scene: Scene, i: int, word: str) -> bool:
    words = scene.words
    return word in words.given or word in words.joined_given or i in scene.holder_at or i - 1 in scene.verbs


def _name_opens(scene: Scene, i: int) -> int:
    """Letters joined before the name that opens at word i, -1 where none does."""
    word, words = scene.word(i), scene.words
    if i in scene.holder_at:
        return len(scene.holder_at[i].prefix)
    if word in words.given:
        return 0
    if i in scene.actors or i in scene.roles:
        return -1
    if word in words.joined_given and not words.is_noun(word):
        return words.joined_given[word]
    if i and i - 1 in scene.verbs and scene.gap(i) == "plain" and is_evident(scene, i, name_end(scene, i, True)):
        return 0
    return -1


def joined_end(scene: Scene, i: int) -> int:
    """End of a name whose first word carries joined letters."""
    hit = scene.holder_at.get(i)
    if hit:
        return hit.last
    limit = scene.last_of[i]
    end = i + 1
    while end < limit and (step := continues(scene, i, end, limit)):
        end += step
    return end
