"""The talk as a machine: no word is lost but by the person's own, every command works everywhere, it always ends."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rabfang.channels.chat.commands import BUTTONS, Command, command, followed, link_code, topic
from rabfang.channels.chat.phrases import FIXED, MADE, spoken
from rabfang.channels.chat.said import Did, Said
from rabfang.channels.chat.talk import Answer, Deed, State, Talk, Turn, asked, received, turn
from rabfang.thai.text import clean, has_visible

WORDS = st.sampled_from(["ท่อแตก", "ไฟดับหน้าวัด", "ชื่อ สมหญิง 0812345678", "ก" * 400, "ก" * 5_000, "๑๒๓", "?!", "\u200b"])
POINTS = st.sampled_from(["ไม่พึงพอใจ", "Very satisfied", "คัดค้านผล"])
COMMANDS = st.sampled_from([words for pair in BUTTONS.values() for words in pair] + ["ร้องเรียน/ร้องทุกข์", "ติดตาม 1/2570"])
TEXTS = st.builds(lambda text: Said(Did.TEXT, "m", text), st.one_of(WORDS, COMMANDS, POINTS, st.text(max_size=40)))
OTHERS = st.sampled_from(
    [
        Said(Did.FILE, "f"),
        Said(Did.PLACE, "p", "ตลาด", latitude=Decimal("12.1"), longitude=Decimal("99.9")),
        Said(Did.PLACE, "p", "", latitude=Decimal("51.5"), longitude=Decimal("0")),
        Said(Did.START),
        Said(Did.STICKER, "s"),
        Said(Did.UNSENT, "m"),
        Said(Did.LEFT),
        Said(Did.NOTHING),
        Said(Did.TEXT, "g", "ในกลุ่ม", room=True),
    ]
)
STORIES = st.lists(st.one_of(TEXTS, OTHERS), max_size=25)


def told(*texts: str, talk: Talk | None = None) -> Turn:
    """The last turn after these texts."""
    step = Turn(talk or Talk())
    for number, text in enumerate(texts):
        step = turn(step.talk, Said(Did.TEXT, f"m{number}", text))
        if step.deed == Deed.RECEIVE and number + 1 < len(texts):
            step = replace(step, talk=received(step.talk))
    return step


def is_matter(text: str) -> bool:
    """Whether the text is words of the person's matter, not a word to the talk."""
    steers = command(text) is not None or topic(text) or followed(clean(text)) or link_code(clean(text))
    return has_visible(text) and not steers


@settings(max_examples=300, deadline=None)
@given(STORIES, st.sampled_from([Talk(), asked(Talk(about_case=True), 7)]))
def test_every_word_is_kept_added_or_answered_as_too_long(story: list[Said], talk: Talk) -> None:
    for said in story:
        step = turn(talk, said)
        if said.did == Did.TEXT and not said.room and is_matter(said.text):
            there = " ".join([step.talk.text, step.talk.place, step.talk.name, step.talk.telephone])
            refused = any(answer.code == "too-long" for answer in step.answers)
            in_person = talk.state == State.PERSON and step.talk.state == State.CONFIRM
            of_handling = clean(said.text) in step.facts.values() or step.deed in (Deed.RATE, Deed.OBJECT)
            assert step.deed == Deed.ADD or of_handling or refused or in_person or clean(said.text) in there
            assert step.answers or step.deed != Deed.NONE
        talk = received(step.talk) if step.deed == Deed.RECEIVE else step.talk


@settings(max_examples=300, deadline=None)
@given(STORIES)
def test_what_was_gathered_shrinks_only_by_the_persons_own_word(story: list[Said]) -> None:
    talk = Talk()
    for said in story:
        step = turn(talk, said)
        own_word = said.did == Did.UNSENT or command(said.text) == Command.CANCEL
        if not own_word and step.deed != Deed.RECEIVE:
            assert step.talk.words[: len(talk.words)] == talk.words
            assert step.talk.files[: len(talk.files)] == talk.files
        assert step.deed != Deed.RECEIVE or not step.talk.empty
        talk = received(step.talk) if step.deed == Deed.RECEIVE else step.talk


@settings(max_examples=200, deadline=None)
@given(STORIES)
def test_it_is_stored_and_read_whole_and_everything_it_says_has_words(story: list[Said]) -> None:
    talk = Talk()
    for said in story:
        step = turn(talk, said)
        assert Talk.of(step.talk.as_json()) == step.talk
        for answer in step.answers:
            words = spoken(answer.code, {"office": "โรงเรียน", "number": "1/2570", **answer.facts})
            assert words.text
            assert len(words.text) <= 5_000
            assert len(words.buttons) <= 13
        talk = received(step.talk) if step.deed == Deed.RECEIVE else step.talk


@settings(max_examples=200, deadline=None)
@given(STORIES, WORDS.filter(has_visible))
def test_from_anywhere_a_few_steps_end_in_a_case(story: list[Said], words: str) -> None:
    talk = Talk()
    for said in story:
        step = turn(talk, said)
        talk = received(step.talk) if step.deed == Deed.RECEIVE else step.talk
    begun = told("ยกเลิก", "เรื่องใหม่", words, "ต่อไป", "ข้าม", "ข้าม", "ส่งเรื่อง", talk=talk)
    assert begun.deed == Deed.RECEIVE
    assert clean(words) in begun.talk.text


def test_going_back_keeps_what_was_said() -> None:
    step = told("ท่อแตก", "ต่อไป", "หน้าวัด", "ย้อนกลับ", "ย้อนกลับ", "น้ำไหลแรง", "ต่อไป", "ข้าม", "ส่งเรื่อง")
    assert (step.deed, step.talk.text, step.talk.place) == (Deed.RECEIVE, "ท่อแตก\nน้ำไหลแรง", "หน้าวัด")


def test_a_name_and_a_number_in_one_line() -> None:
    for line in ("สมหญิง ทดสอบ 081-234-5678", "0812345678 สมหญิง ทดสอบ", "สมหญิง ทดสอบ, ๐๘๑ ๒๓๔ ๕๖๗๘"):
        talk = told("ท่อแตก", "ต่อไป", "ข้าม", line).talk
        assert (talk.name, talk.telephone) == ("สมหญิง ทดสอบ", "0812345678")


def test_a_secret_is_read_as_people_copy_it() -> None:
    assert followed("ติดตาม ๑๒/๒๕๗๐") == (12, 2570, "")
    assert followed("track 12-2570 7kq2 m0xa 9tbd 4wne") == (12, 2570, "7KQ2-M0XA-9TBD-4WNE")
    assert followed("ติดตามทวงถามเรื่องท่อแตก") is None


def test_every_answer_of_the_machine_is_known() -> None:
    codes = {"welcome", "topic", "words", "noted", "place", "person", "confirm", "added", "has-case", "case-ended"}
    assert codes <= FIXED.keys() | MADE.keys()
    assert Answer("noted").code in FIXED
