"""Arguments: the noun phrases that stand in a trigger's slots: subject, object, genitive, and behind prepositions."""

from __future__ import annotations

from tasrih.link.events.governors import control
from tasrih.link.events.mentions import NOBODY, Who
from tasrih.link.events.nouns import of_noun
from tasrih.link.events.sight import Sight
from tasrih.link.events.slots import Arguments, look_behind
from tasrih.link.events.triggers import Trigger
from tasrih.link.events.verbs import inside_subject, of_verb

_BETWEEN = "بين"


def arguments_of(sight: Sight, trigger: Trigger) -> Arguments:
    """The arguments of a trigger."""
    found = Arguments()
    if trigger.part == "verb":
        look_behind(sight, trigger, found, of_verb(sight, trigger, found), trigger.sentence.last)
        inside_subject(sight, trigger, found)
        _met_by(sight, trigger, found)
        return found
    look_behind(sight, trigger, found, of_noun(sight, trigger, found), trigger.sentence.last)
    if found.passive and (".def" in trigger.tag or found.behind.get(_BETWEEN) or not found.behind):
        found.subject = NOBODY
    control(sight, trigger, found)
    return found


def _met_by(sight: Sight, trigger: Trigger, found: Arguments) -> None:
    """Behind "and", one who is met alone is met by whoever acted before: "وزار الوفد الخرطوم | والتقى رئيس الوزراء"."""
    meets = trigger.entry.symmetric and "object" in trigger.entry.target and trigger.prefix[:1] == "و"
    alone = len(found.subject.codes) == 1 and found.subject.first >= trigger.last
    if not meets or not alone or found.follows or found.behind:
        return
    carried = sight.own(trigger.first)
    if carried and found.subject.codes[0] not in carried:
        found.object, found.rule = Who(trigger.last, trigger.last, carried), "subject carried forward"
