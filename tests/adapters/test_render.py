"""Templates: whose file is taken, what a slip in it is called, and that a stranger's words stay words."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.adapters.render import Templates
from assistant.config.values import NUDGES_AT_MOST
from assistant.domain import tone
from assistant.domain.draft import DraftKind
from assistant.errors import TemplateError

ACK = DraftKind.ACKNOWLEDGEMENT
KINDS = list(DraftKind)
LANGUAGES = ["de", "en", "es", "fr"]


@pytest.fixture
def ours(root: Path) -> Templates:
    return Templates([root / "templates"])


@pytest.fixture
def owners(tmp_path: Path) -> Path:
    return tmp_path / "owner's"


def put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def said(folder: Path, text: str, values: Mapping[str, object] = tone.SAMPLE) -> str:
    """What an acknowledgement with that text says."""
    put(folder, "reply/en/acknowledgement.txt.j2", f"Subject: Your message\n\n{text}")
    return Templates([folder]).reply(ACK, "en", values).text


def complaint(folder: Path, text: str, values: Mapping[str, object] = tone.SAMPLE) -> str:
    with pytest.raises(TemplateError) as caught:
        said(folder, text, values)
    return str(caught.value)


class TagReader(HTMLParser):
    """Keeps every tag that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def tags_in(html: str) -> set[str]:
    reader = TagReader()
    reader.feed(html)
    return reader.tags


def changed(**groups: Mapping[str, object]) -> dict[str, object]:
    """The sample values with some of them changed."""
    values = dict(tone.SAMPLE)
    for group, items in groups.items():
        before = values[group]
        assert isinstance(before, Mapping)
        values[group] = {**before, **items}
    return values


# --- our own words ------------------------------------------------------------------------------------


def test_an_acknowledgement_says_what_was_asked_and_by_when(ours: Templates) -> None:
    letter = ours.reply(ACK, "en", tone.SAMPLE)
    assert letter.subject == "Your message to Reyes Plumbing"
    assert letter.text == (
        "Hello Karen,\n\n"
        "Thank you for your message about “Leaking tap”. I've got it and will answer you myself."
        " You'll hear from me by Tuesday, 24 November, at noon.\n\n"
        "If it can't wait that long, please call me at +1 303 555 0100 and I'll see what I can do.\n\n"
        "Best regards,\nDana Reyes\nReyes Plumbing\n"
    )
    assert letter.html == ""


def test_with_nothing_known_an_acknowledgement_still_reads_well(ours: Templates) -> None:
    values = changed(
        contact={"name": "", "first_name": "", "full_name": ""},
        owner={"phone": "", "business": ""},
        inquiry={"about": ""},
    )
    assert ours.reply(ACK, "de", values).text == (
        "Guten Tag,\n\n"
        "vielen Dank für Ihre Nachricht. Sie ist bei mir angekommen, und ich kümmere mich selbst darum."
        " Ich melde mich by Tuesday, 24 November, at noon bei Ihnen.\n\n"
        "Viele Grüße\nDana Reyes\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_templates_have_nothing_to_complain_about(
    ours: Templates, kind: DraftKind, language: str
) -> None:
    assert ours.lint(kind, language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_templates_leave_no_gap_or_double_blank(
    ours: Templates, kind: DraftKind, language: str
) -> None:
    for values in tone.samples(kind, language):
        letter = ours.reply(kind, language, values)
        text = letter.subject + "\n" + letter.text
        assert not re.search(r"  |\n\n\n| [.,]| \n|“”|„“|«»|\(\)|None", text), text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rungs", range(1, NUDGES_AT_MOST + 1))
def test_no_nudge_of_a_ladder_says_what_another_said(ours: Templates, language: str, rungs: int) -> None:
    texts = {
        ours.reply(DraftKind.NUDGE, language, changed(nudge={"number": n, "last": n == rungs})).text
        for n in range(1, rungs + 1)
    }
    assert len(texts) == rungs


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voicemail_and_a_missed_call_are_called_by_their_names(ours: Templates, language: str) -> None:
    channels = ("email", "voicemail", "missed_call")
    texts = {ours.reply(ACK, language, changed(inquiry={"channel": c})).text for c in channels}
    assert len(texts) == 3


def test_there_are_templates_in_four_languages(ours: Templates) -> None:
    assert ours.languages() == tuple(LANGUAGES)


# --- whose template -----------------------------------------------------------------------------------


def test_the_owners_template_wins_and_ours_fills_the_gaps(owners: Path, root: Path) -> None:
    put(owners, "reply/en/acknowledgement.txt.j2", "Subject: Hi\n\nMine.\n")
    templates = Templates([owners, root / "templates"])
    assert templates.reply(ACK, "en", tone.SAMPLE).text == "Mine.\n"
    assert "than I promised" in templates.reply(DraftKind.DELAY, "en", tone.SAMPLE).text


def test_the_language_falls_back_to_the_owners_and_then_to_english(owners: Path) -> None:
    put(owners, "reply/en/acknowledgement.txt.j2", "Subject: s\n\nenglish\n")
    put(owners, "reply/de/acknowledgement.txt.j2", "Subject: s\n\ndeutsch\n")
    put(owners, "reply/en/delay.txt.j2", "Subject: s\n\nenglish delay\n")
    templates = Templates([owners], language="de")
    assert templates.reply(ACK, "en-GB", tone.SAMPLE).text == "english\n"
    assert templates.reply(ACK, "fr", tone.SAMPLE).text == "deutsch\n"
    assert templates.reply(ACK, "../../etc", tone.SAMPLE).text == "deutsch\n"
    assert templates.reply(DraftKind.DELAY, "fr", tone.SAMPLE).text == "english delay\n"
    assert templates.languages() == ("de", "en")


def test_a_template_changed_while_we_run_is_read_anew(owners: Path) -> None:
    templates = Templates([owners])
    for text in ("first", "second and longer"):
        put(owners, "reply/en/acknowledgement.txt.j2", f"Subject: s\n\n{text}\n")
        (owners / "reply/en/acknowledgement.txt.j2").touch()
        assert templates.reply(ACK, "en", tone.SAMPLE).text == f"{text}\n"


# --- a stranger's words stay words --------------------------------------------------------------------


def test_i10_template_signs_in_a_value_are_not_read_as_a_template(owners: Path) -> None:
    values = changed(contact={"name": "{{ 7*7 }}{% include 'x' %}"})
    assert said(owners, "Hello {{ contact.name }}", values) == "Hello {{ 7*7 }}{% include 'x' %}\n"


def test_i10_a_value_cannot_break_out_of_its_line(owners: Path) -> None:
    put(
        owners,
        "reply/en/acknowledgement.txt.j2",
        "Subject: {{ inquiry.subject }}\n\nHello {{ contact.name }}\n",
    )
    values = changed(
        inquiry={"subject": "tap\r\nBcc: x@evil.example\n\nbuy"},
        contact={"name": "Karen\n\nbuy\u2028now\x1b[1m"},
    )
    letter = Templates([owners]).reply(ACK, "en", values)
    assert letter.subject == "tap Bcc: x@evil.example buy"
    assert letter.text == "Hello Karen buynow[1m\n"


def test_i26_control_and_bidi_characters_reach_no_text(owners: Path) -> None:
    put(owners, "owner/notice.txt.j2", "Subject: s\n\n{{ line }}\n")
    letter = Templates([owners]).owner("notice", {"line": "a\x1b]0;x\x07b\u202ec\x9bd\u200be"})
    assert letter.text == "a]0;xbcde\n"


def test_i26_html_is_escaped_and_plain_text_is_not(owners: Path) -> None:
    put(owners, "owner/notice.txt.j2", "Subject: {{ name }}\n\n{{ name }}\n")
    put(owners, "owner/notice.html.j2", "<p title='{{ name }}'>{{ name }}</p>")
    letter = Templates([owners]).owner("notice", {"name": "<b onclick='x'>Tom & Karen</b>"})
    assert letter.subject == "<b onclick='x'>Tom & Karen</b>"
    assert letter.text == "<b onclick='x'>Tom & Karen</b>\n"
    assert tags_in(letter.html) == {"html", "head", "body", "p"}


@pytest.mark.parametrize(
    "attack",
    [
        "{{ contact.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ windows.append(1) }}",
        "{{ contact | attr('__class__') }}",
        "{{ contact.update({'name': 1}) }}",
        "{% include '../../../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(owners: Path, attack: str) -> None:
    assert complaint(owners, attack)


def test_objects_never_reach_a_reply(owners: Path) -> None:
    assert "cannot be given a PosixPath" in complaint(owners, "x", {"contact": Path("/")})


# --- slips are told with file, line and what to do -----------------------------------------------------


def test_a_wrong_name_is_told_with_file_line_and_the_nearest_right_one(owners: Path) -> None:
    words = complaint(owners, "Hello {{ contact.frist_name }}")
    place = owners / "reply/en/acknowledgement.txt.j2"
    assert words == f'{place}, line 3: there is no value "frist_name"; did you mean contact.first_name?'


def test_a_wrong_group_is_told_too(owners: Path) -> None:
    assert 'no value "contcat"; did you mean contact?' in complaint(owners, "{{ contcat.name }}")
    assert complaint(owners, "{{ zzz }}").endswith('there is no value "zzz"')


def test_a_slip_in_an_included_file_names_that_file(owners: Path) -> None:
    put(owners, "reply/en/signature.j2", "\n\n{{ owner.fone }}")
    words = complaint(owners, "{% include 'reply/en/signature.j2' %}")
    assert "signature.j2, line 3: " in words
    assert "owner.phone" in words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% if x %}", "line 3"),
        ("\n\n{{ contact.name", "line 5"),
        ("{{ contact.name | uper }}", "uper"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ 1 + contact.name }}", "line 3"),
        ("{% include 'gone.j2' %}", "there is no template gone.j2"),
        ("{% for n in range(9000) %}hello {% endfor %}", "more than 20000 characters"),
        ("{% for n in range(100001) %}{% endfor %}", "Range too big"),
        ("{{ '' }}", "no text below the subject"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
    ],
)
def test_every_slip_is_a_sentence(owners: Path, text: str, told: str) -> None:
    words = complaint(owners, text)
    assert told in words
    assert "acknowledgement.txt.j2" in words or "gone.j2" in words


@pytest.mark.parametrize("first", ["Hello", "Subject:", "Subject: {{ '' }}", "\nBetreff: x"])
def test_a_template_begins_with_its_subject(owners: Path, first: str) -> None:
    put(owners, "reply/en/acknowledgement.txt.j2", f"{first}\n\nHello\n")
    with pytest.raises(TemplateError, match='first line must be "Subject: "'):
        Templates([owners]).reply(ACK, "en", tone.SAMPLE)


def test_a_template_that_is_not_utf8_is_told(owners: Path) -> None:
    put(owners, "reply/en/acknowledgement.txt.j2", "")
    (owners / "reply/en/acknowledgement.txt.j2").write_bytes(b"Subject: s\n\nGr\xfc\xdfe\n")
    with pytest.raises(TemplateError, match="save it as UTF-8"):
        Templates([owners]).reply(ACK, "en", tone.SAMPLE)


def test_without_any_template_the_folders_are_named(owners: Path) -> None:
    with pytest.raises(TemplateError, match=re.escape(f"reply/en/acknowledgement.txt.j2 in {owners}")):
        Templates([owners]).reply(ACK, "en", tone.SAMPLE)


# --- mails to the owner --------------------------------------------------------------------------------


def test_styles_of_a_mail_to_the_owner_move_into_the_tags_and_stay_for_dark_mode(owners: Path) -> None:
    put(owners, "owner/summary.txt.j2", "Subject: Your day\n\nAll well.\n")
    put(
        owners,
        "owner/summary.html.j2",
        "<html><head><style>p { color: green }"
        " @media (prefers-color-scheme: dark) { p { color: lime } }</style>"
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><p>All well.</p></body></html>',
    )
    letter = Templates([owners]).owner("summary", {})
    assert letter.subject == "Your day"
    assert re.search(r'<p style="color:\s*green;?">', letter.html)
    assert "prefers-color-scheme" in letter.html


def test_a_long_list_to_the_owner_still_arrives(owners: Path) -> None:
    put(owners, "owner/summary.txt.j2", "Subject: s\n\n{% for n in lines %}{{ n }}\n{% endfor %}")
    letter = Templates([owners]).owner("summary", {"lines": ["waiting " * 20] * 200})
    assert len(letter.text) > 30_000
    assert letter.html == ""


def test_only_a_real_number_becomes_a_link_that_dials(owners: Path) -> None:
    put(owners, "owner/notice.txt.j2", "Subject: s\n\n{% for n in numbers %}[{{ n | tel }}]{% endfor %}")
    numbers = ["+13035550133", "303", "+1;ext=9", "javascript:x", None, ""]
    assert Templates([owners]).owner("notice", {"numbers": numbers}).text == "[tel:+13035550133][][][][][]\n"


def test_a_page_is_escaped(owners: Path) -> None:
    put(owners, "web/leads.html.j2", "<p>{{ name }}</p>")
    assert Templates([owners]).page("leads", {"name": "<b>"}) == "<p>&lt;b&gt;</p>"


# --- lint -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Hello. {{ owner.name }}", "does not say by when"),
        ("You hear {{ promise.phrase }}.", "not signed"),
        ("{{ owner.name }} {{ promise.phrase }} " + "word " * 130, "at most 125"),
        ("This is an automated message {{ promise.phrase }} {{ owner.name }}", "sounds like a machine"),
        ("Bitte nicht antworten {{ promise.phrase }} {{ owner.name }}", "sounds like a machine"),
        ("We value your inquiry {{ promise.phrase }} {{ owner.name }}", "nobody talks like this"),
        ("See https://reyes.example {{ promise.phrase }} {{ owner.name }}", "look like advertising"),
        ("Hello [NAME] {{ promise.phrase }} {{ owner.name }}", "not filled in"),
        ("I call you tomorrow, {{ promise.phrase }} {{ owner.name }}", "of its own, which nobody"),
        ("You have it {{ promise.phrase }}, I'm there until 8 pm. {{ owner.name }}", '"8 pm"'),
        ("Even on Sunday, {{ promise.phrase }}. {{ owner.name }}", '"Sunday"'),
        ("Usually in two business days, {{ promise.phrase }}. {{ owner.name }}", '"in two business days"'),
        ("By the end of the week at the latest, {{ promise.phrase }}. {{ owner.name }}", '"By the end of'),
        ("An answer takes one working day. {{ promise.phrase }} {{ owner.name }}", '"one working day"'),
        ("We answer after 24 hours, {{ promise.phrase }}. {{ owner.name }}", '"24 hours"'),
        ("You hear {{ promise.phrase }}. {{ owner.name }}", "sounds curt"),
        ("Thank you! {{ promise.phrase }} {{ owner.name }}", "exclamation mark"),
        ("Hello {{ contact.frist_name }}", "did you mean contact.first_name?"),
    ],
)
def test_lint_says_what_would_put_a_customer_off(owners: Path, text: str, warning: str) -> None:
    put(owners, "reply/en/acknowledgement.txt.j2", f"Subject: s\n\n{text}\n")
    found = Templates([owners]).lint(ACK, "en")
    assert any(warning in sentence and "acknowledgement.txt.j2" in sentence for sentence in found), found


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("de", "Meist in zwei Werktagen.", "in zwei Werktagen"),
        ("de", "Spätestens Ende der Woche.", "Ende der Woche"),
        ("de", "Das dauert drei Arbeitstage.", "drei Arbeitstage"),
        ("fr", "Sous deux jours ouvrés.", "Sous deux jours ouvrés"),
        ("fr", "Au plus tard à la fin de la semaine.", "à la fin de la semaine"),
        ("es", "En dos días laborables.", "En dos días laborables"),
        ("es", "A más tardar a finales de semana.", "a finales de semana"),
        ("es", "Suele llevar 3 días.", "3 días"),
    ],
)
def test_lint_finds_a_span_that_no_ledger_holds(owners: Path, language: str, text: str, named: str) -> None:
    body = f"{text} {{{{ promise.phrase }}}} {{{{ owner.name }}}}"
    put(owners, f"reply/{language}/acknowledgement.txt.j2", f"Subject: s\n\n{body}\n")
    assert any(f'"{named}"' in sentence for sentence in Templates([owners]).lint(ACK, language))


def test_lint_lets_a_customer_come_back_to_it_next_week(owners: Path) -> None:
    for words, found in (
        ("If you like it next week,", False),
        ("I will do it by the end of next week,", True),
    ):
        put(owners, "reply/en/nudge.txt.j2", f"Subject: s\n\n{words} tell me. {{{{ owner.name }}}}\n")
        warnings = Templates([owners]).lint(DraftKind.NUDGE, "en")
        assert any("time of its own" in each for each in warnings) is found


def test_lint_is_silent_about_a_plain_good_text(owners: Path) -> None:
    text = (
        "Hello,\n\nI wrote to you about your tap and wonder whether my mail reached you. If the price is what"
        " keeps you, tell me; there is a simpler way to do it that costs less and takes half the time. If you"
        " have found somebody else, that is fine too, just say so.\n\n{{ owner.name }}\n"
    )
    put(owners, "reply/en/nudge.txt.j2", f"Subject: Your tap\n\n{text}")
    assert Templates([owners]).lint(DraftKind.NUDGE, "en") == ()


def test_lint_misses_a_next_step(owners: Path) -> None:
    put(
        owners,
        "reply/en/nudge.txt.j2",
        "Subject: Your tap\n\n" + "The tap is good. " * 14 + "{{ owner.name }}\n",
    )
    assert any("no next step" in each for each in Templates([owners]).lint(DraftKind.NUDGE, "en"))


@pytest.mark.parametrize("value", ["promise.phrase", "nudge.number"])
def test_lint_refuses_a_value_that_such_a_mail_is_never_given(owners: Path, value: str) -> None:
    put(owners, "reply/en/phone_tag.txt.j2", f"Subject: s\n\n{{{{ {value} }}}} {{{{ owner.name }}}}\n")
    assert any("there is no value" in each for each in Templates([owners]).lint(DraftKind.PHONE_TAG, "en"))


@pytest.mark.parametrize(
    ("language", "now_away", "away_later"),
    [
        ("en", "I'm away and back on {}.", "I'm away from {}, and back on {}."),
        ("de", "Ich bin gerade nicht da und ab {}, wieder", "Ich bin ab {}, nicht da und ab {}, wieder"),
        (
            "fr",
            "Je ne suis pas là en ce moment et serai de retour le {}.",
            "Je ne serai pas là à partir du {} et",
        ),
        ("es", "Ahora mismo no estoy y vuelvo el {}.", "No estaré a partir del {} y vuelvo el {}."),
    ],
)
def test_an_absence_is_told_with_the_day_of_the_return(
    ours: Templates, language: str, now_away: str, away_later: str
) -> None:
    gone, back = "24.12.", "4.1."
    for kind in (ACK, DraftKind.DELAY):
        now, later = (
            ours.reply(kind, language, changed(owner={"back": back, "away_from": since})).text
            for since in ("", gone)
        )
        assert now_away.format(back) in now
        assert away_later.format(gone, back) in later
        assert back not in ours.reply(kind, language, tone.SAMPLE).text
