"""Words that show what a plain ``said`` does, read from ``tone.toml``."""

from __future__ import annotations

from functools import cache

from dragoman import data
from dragoman.data import Data
from dragoman.model import Act


class Tone(Data):
    """Lemmas by what they make of a statement's content."""

    wishes: frozenset[str]
    reproach: frozenset[str]
    reproach_phrases: tuple[str, ...]
    appraised_badly: frozenset[str]
    appraised_badly_of_others: frozenset[str]
    virtues: frozenset[str]
    appraised_well: frozenset[str]
    denial: frozenset[str]
    forms: frozenset[str]
    denial_phrases: tuple[str, ...]
    praise: frozenset[str]
    praise_phrases: tuple[str, ...]
    apology_phrases: tuple[str, ...]
    price_phrases: tuple[str, ...]
    asking_phrases: tuple[str, ...]
    harm: frozenset[str]
    sanctioning: frozenset[str]
    suffering: frozenset[str]
    penalties: frozenset[str]
    done_to: frozenset[str]
    rulers_deeds: frozenset[str]
    losing: frozenset[str]
    passing: frozenset[str]
    chosen: frozenset[str]
    stative: frozenset[str]
    silence: frozenset[str]
    gracious: frozenset[str]
    perceiving: frozenset[str]
    handing_out: frozenset[str]
    particulars: frozenset[str]
    anonymity: frozenset[str]
    namelessness: frozenset[str]
    feeling: frozenset[str]
    nobody: frozenset[str]
    reprisals: frozenset[str]
    firm: frozenset[str]
    ensuing: frozenset[str]
    answers: frozenset[str]
    easing: frozenset[str]
    styling: frozenset[str]
    blame: frozenset[str]
    resting: frozenset[str]
    trimming: frozenset[str]
    envoys: frozenset[str]
    commanding: frozenset[str]
    leaving: frozenset[str]
    swapping: frozenset[str]
    releasing: frozenset[str]
    goods: frozenset[str]
    deferring: frozenset[str]
    burdens: frozenset[str]
    admissions: frozenset[str]
    unwanted: frozenset[str]
    failings: frozenset[str]
    reopening: frozenset[str]
    passages: frozenset[str]
    choices: frozenset[str]
    disasters: frozenset[str]
    harm_done: frozenset[str]
    opposing: frozenset[str]
    conduct: frozenset[str]
    needing: frozenset[str]
    no_orders: frozenset[str]
    counterparts: frozenset[str]
    deciding: frozenset[str]
    settling: frozenset[str]
    scheduled: frozenset[str]
    arranging: frozenset[str]
    arriving: frozenset[str]
    staying: frozenset[str]
    foreseeing: frozenset[str]
    awaiting: tuple[str, ...]
    going_on: frozenset[str]
    defying: frozenset[str]
    thwarting: frozenset[str]
    assuring: frozenset[str]
    requiting: frozenset[str]
    giving: frozenset[str]
    keeping: frozenset[str]
    favour: frozenset[str]
    casting: frozenset[str]
    bringing: frozenset[str]
    forces: frozenset[str]
    hesitating: frozenset[str]
    ultimatum: frozenset[str]
    or_else: frozenset[str]
    breaking: frozenset[str]
    promises: frozenset[str]
    planning: frozenset[str]
    proposing: frozenset[str]
    joining: frozenset[str]
    consenting: frozenset[str]
    denied_deeds: frozenset[str]
    alleging: frozenset[str]
    calling: frozenset[str]
    fears: frozenset[str]
    courtesies: frozenset[str]
    warnings: frozenset[str]
    hinting: frozenset[str]
    inviting: frozenset[str]
    taking_the_word: frozenset[str]
    otherwise: frozenset[str]
    emphatic: frozenset[str]
    emphatic_phrases: tuple[str, ...]
    hedged: frozenset[str]

    @property
    def phrases(self) -> dict[Act, tuple[str, ...]]:
        """What is said in several words, by the act that saying it performs, surest first."""
        return {
            Act.CONCEDE: self.apology_phrases,
            Act.THREATEN: self.price_phrases,
            Act.REJECT: self.denial_phrases,
            Act.DEMAND: self.asking_phrases,
            Act.CRITICISE: self.reproach_phrases,
            Act.SUPPORT: self.praise_phrases,
        }


@cache
def load() -> Tone:
    """The shipped lists."""
    return data.load("dragoman.codebook", "tone.toml", Tone)
