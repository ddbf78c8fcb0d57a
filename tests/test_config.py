"""config.toml: what it gives, and what it says when something in it cannot be."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant import bootstrap, resources
from assistant.config import Settings, find_config, load, parse
from assistant.domain.book import Book
from assistant.domain.business_hours import BusinessHours
from assistant.domain.draft import DraftKind
from assistant.errors import ConfigError

FILE = Path("/nowhere/config.toml")
SMALL = """\
[owner]
name = "Dana Reyes"
email = "dana@example.com"
timezone = "America/New_York"
[[account]]
username = "dana@example.com"
password_env = "MAIL"
imap = { host = "imap.example.com" }
"""


def settings(more: str = "", *, small: str = SMALL) -> Settings:
    """The settings of the smallest config with something added at its end."""
    return parse(small + more, FILE)


def complaint(more: str = "", *, small: str = SMALL) -> str:
    """What is said about a config that cannot be used."""
    with pytest.raises(ConfigError) as caught:
        settings(more, small=small)
    assert caught.value.exit_code == 2
    return str(caught.value)


class EmptyBook:
    """A lead book without absences, to be looked at."""

    def look(self) -> Book:
        return Book()


def test_a_holiday_on_which_the_owner_works_is_an_open_day() -> None:
    small = SMALL.replace("[[account]]", 'country = "US"\nregion = "NY"\n[[account]]')
    week = '[hours]\nmonday = ["08:00-12:00"]\ntuesday = ["08:00-12:00"]\nthursday = ["08:00-12:00"]\n'
    now = datetime(2026, 10, 30, 12, tzinfo=UTC)
    open_on = 'open_on = ["2026-11-03"]\nabsences = ["2026-11-02"]\n'
    usual, given = (bootstrap.hours(settings(week + m, small=small), EmptyBook())(now) for m in ("", open_on))
    election, thanksgiving, away = (date(2026, 11, day) for day in (3, 26, 2))
    assert not usual.is_open_day(election)
    assert given.is_open_day(election)
    assert not given.is_open_day(thanksgiving)
    assert given.away == {away}
    assert not given.is_open_day(away)


# --- what it gives -------------------------------------------------------------------------------


def test_the_example_shows_every_key_there_is(root: Path) -> None:
    text = (root / "config.example.toml").read_text(encoding="utf-8")
    whole = parse(text, FILE)
    shown = set(re.findall(r"\b([a-z_]+) = ", text)) | set(
        re.findall(r"^#? ?\[+([a-z_]+)\]", text, re.MULTILINE)
    )
    sections = {name: getattr(whole, name) for name in whole.__dataclass_fields__}
    sections["account"] = whole.account[0]
    del sections["folder"]
    keys = set(sections) | {key for section in sections.values() for key in section.__dataclass_fields__}
    weekend_and_oauth = {"saturday", "sunday", "oauth"}
    assert keys - weekend_and_oauth <= shown


def test_what_the_example_says_holds_by_default_is_what_holds_by_default(root: Path) -> None:
    example = load(root / "config.example.toml")
    by_default = settings()
    for section in ("promise", "approval", "notices", "summary", "web", "poll", "limits"):
        assert getattr(by_default, section) == getattr(example, section)
    assert by_default.account[0].folders == example.account[0].folders
    assert by_default.account[0].look_back_days == example.account[0].look_back_days
    assert by_default.account[0].imap == example.account[0].imap


def test_values_come_ready_for_use() -> None:
    given = settings(
        """
[hours]
tuesday = ["13:00-17:00", "08:00-12:00"]
absences = ["2026-12-24..2026-12-26", "2027-01-05", 2027-02-01]
open_on = ["2026-11-03", 2026-02-12]
[approval]
automatic = ["acknowledgement"]
hold = "1h30m"
[summary]
at = 17:45:00
days = ["Friday"]
[promise]
respond_within = "4h"
"""
    )
    morning, afternoon = (time(8), time(12)), (time(13), time(17))
    assert given.owner.timezone == ZoneInfo("America/New_York")
    assert given.hours.week == ((), (morning, afternoon), (), (), (), (), ())
    assert given.hours.open_on == (date(2026, 11, 3), date(2026, 2, 12))
    assert given.hours.absences[1] == (date(2027, 1, 5), date(2027, 1, 5))
    assert given.hours.closed_dates == frozenset(
        [*(date(2026, 12, day) for day in (24, 25, 26)), date(2027, 1, 5), date(2027, 2, 1)]
    )
    assert given.approval.automatic == (DraftKind.ACKNOWLEDGEMENT,)
    assert given.approval.hold == timedelta(minutes=90)
    assert (given.summary.at, given.summary.days) == (time(17, 45), (4,))
    assert given.promise.working_time == timedelta(hours=4)


def test_the_week_is_one_that_business_hours_take() -> None:
    given = settings()
    hours = BusinessHours(given.owner.timezone, given.hours.week, given.hours.closed_dates)
    assert hours.is_open_day(date(2026, 11, 20))
    assert not hours.is_open_day(date(2026, 11, 21))


def test_an_account_takes_its_name_and_address_from_its_username() -> None:
    (account,) = settings().account
    assert (account.name, account.address) == ("dana@example.com", "dana@example.com")


def test_an_account_whose_username_is_no_address_has_the_owners() -> None:
    (account,) = settings(small=SMALL.replace('username = "dana@example.com"', 'username = "dana"')).account
    assert (account.name, account.address) == ("dana", "dana@example.com")


def test_own_addresses_are_all_that_are_named_in_lower_case() -> None:
    small = SMALL.replace(
        "[[account]]", 'aliases = ["Info@Example.com"]\n[[account]]\naddress = "shop@example.org"'
    )
    assert settings(small=small).own_addresses == {"dana@example.com", "info@example.com", "shop@example.org"}


@pytest.mark.parametrize(
    ("server", "port"),
    [
        ('imap = { host = "h.example" }', 993),
        ('imap = { host = "h.example", security = "starttls" }', 143),
        ('imap = { host = "127.0.0.1", security = "none" }', 143),
        ('imap = { host = "h.example", port = 1143 }', 1143),
        ('imap = { host = "h.example" }\nsmtp = { host = "h.example" }', 465),
        ('imap = { host = "h.example" }\nsmtp = { host = "h.example", security = "starttls" }', 587),
    ],
)
def test_a_server_without_a_port_has_the_usual_one(server: str, port: int) -> None:
    (account,) = settings(small=SMALL.replace('imap = { host = "imap.example.com" }', server)).account
    assert (account.smtp or account.imap).port == port


def test_folders_are_reckoned_from_the_configs_own(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    given = parse(
        SMALL + '[templates]\ndirectory = "texts"\n[store]\ndirectory = "state"', tmp_path / "c.toml"
    )
    assert given.templates.directory == tmp_path / "texts"
    assert given.formats.directory == tmp_path / "formats"
    assert given.store.directory == tmp_path / "state"
    assert given.folder == tmp_path


def test_a_tilde_is_the_home_folder() -> None:
    assert settings('[store]\ndirectory = "~/desk"').store.directory == Path.home() / "desk"


def test_settings_do_not_change() -> None:
    with pytest.raises(AttributeError):
        settings().owner.name = "Sam"  # type: ignore[misc]


# --- where it lies -------------------------------------------------------------------------------


def test_the_config_is_where_it_is_said_to_be_in_order_of_who_says_it() -> None:
    everywhere = {"ASSISTANT_CONFIG": "/env/c.toml", "XDG_CONFIG_HOME": "/xdg", "HOME": "/home/dana"}
    assert find_config(Path("/named.toml"), everywhere) == Path("/named.toml")
    assert find_config(None, everywhere) == Path("/env/c.toml")
    assert find_config(None, everywhere | {"ASSISTANT_CONFIG": ""}) == Path("/xdg/assistant/config.toml")
    assert find_config(None, {"HOME": "/home/dana"}) == Path("/home/dana/.config/assistant/config.toml")


def test_a_relative_xdg_folder_is_ignored_as_the_standard_says() -> None:
    found = find_config(None, {"HOME": "/home/dana", "XDG_CONFIG_HOME": "odd"})
    assert found == Path("/home/dana/.config/assistant/config.toml")


def test_a_missing_file_is_named_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match=re.escape(f"{tmp_path}/c.toml: there is no such file; `assistant init`")
    ):
        load(tmp_path / "c.toml")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe[owner]", "c.toml: not UTF-8 text"),
        (b"[owner]\nname = Dana", "c.toml:2: not valid TOML"),
        (b"a = " + b"[" * 5000, "c.toml: not valid TOML"),
        (b"", "c.toml: owner: missing"),
    ],
)
def test_a_file_that_is_no_config_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "c.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=words):
        load(tmp_path / "c.toml")


def test_a_folder_is_no_config(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(SMALL, encoding="utf-8-sig")
    assert load(tmp_path / "c.toml").owner.name == "Dana Reyes"


# --- what it says --------------------------------------------------------------------------------


def test_all_problems_are_told_at_once_each_with_file_line_key_found_and_allowed() -> None:
    said = complaint(
        '[approval]\nmode = "aprove"\n[poll]\nintervall = "60s"\n',
        small=SMALL.replace("America/New_York", "America/NewYork"),
    )
    assert said.splitlines() == [
        (
            '/nowhere/config.toml:4: owner.timezone: found "America/NewYork"; allowed a time zone like '
            '"America/New_York" or "Europe/Berlin"; did you mean "America/New_York"?'
        ),
        '/nowhere/config.toml:10: approval.mode: found "aprove"; allowed "watch" or "approve"',
        '/nowhere/config.toml:12: poll.intervall: unknown key; did you mean "interval"?',
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("[hous]", ':9: hous: unknown key; did you mean "hours"?'),
        (
            "[promise]\nrespond_within = []",
            'promise.respond_within: found []; allowed "same_day", "next_day"',
        ),
        ("[promise]\nrespond_within = {a = 1}", "promise.respond_within: found a table; allowed"),
        ("[poll]\nxyz = 1", ":10: poll.xyz: unknown key; known here: interval, idle"),
        ('[hours]\nmunday = ["08:00-09:00"]', 'hours.munday: unknown key; did you mean "monday"?'),
        ("[hours]\nholidays = false", "hours: found none; allowed at least one window in the week"),
        ("[hours]\nmonday = []", "hours: found none; allowed at least one window in the week"),
        ('[hours]\nmonday = "08:00-12:00"', 'hours.monday: found "08:00-12:00"; allowed a list'),
        ('[hours]\nmonday = ["8-12"]', 'hours.monday: found "8-12"; allowed a window inside one day'),
        ('[hours]\nmonday = ["22:00-02:00"]', "allowed a window that ends after it begins, before midnight"),
        ('[hours]\nmonday = ["08:00-24:00"]', "allowed a window inside one day"),
        ('[hours]\nmonday = ["08:00-12:00", "11:59-13:00"]', "allowed windows that do not overlap"),
        (
            '[hours]\nmonday = ["08:00-12:00"]\nabsences = ["2026-12-24..2026-02-30"]',
            "allowed a day like",
        ),
        ('[hours]\nmonday = ["08:00-12:00"]\nabsences = ["2026-12-24..2026-12-01"]', "not before its first"),
        ('[hours]\nmonday = ["08:00-12:00"]\nabsences = ["2026-12-24..2028-12-24"]', "at most 366 days"),
        (
            '[hours]\nmonday = ["08:00-12:00"]\nholidays = true',
            "hours.holidays: found true; allowed false, or",
        ),
        ('[hours]\nmonday = ["08:00-12:00"]\nopen_on = ["Election Day"]', 'a day like "2026-11-03"'),
        ("[follow_up]\nnudge_after_days = [1, 2, 3, 4, 5, 6, 7]", "at most 6 numbers"),
        ('[hours]\nmonday = ["08:00-12:00"]\nholidays = "yes"', "allowed true or false, without quotes"),
        ('[promise]\nrespond_within = "tomorrow"', '"same_day", "next_day", or hours of working time'),
        ("[promise]\nanswers_per_day = 0", "found 0; allowed a whole number from 1 to 1000"),
        ("[promise]\nanswers_per_day = true", "found true; allowed a whole number"),
        ("[promise]\nanswers_per_day = 2.5", "found 2.5; allowed a whole number"),
        ('[promise]\nwarn_before = "soon"', 'allowed a time from "0m" to "24h"'),
        ('[promise]\nwarn_before = ""', 'allowed a time from "0m" to "24h"'),
        ("[follow_up]\nnudge_after_days = [7, 3]", "allowed numbers of days that rise"),
        ('[follow_up]\nblocks = { mo = ["08:00-09:00"] }', "follow_up.blocks.mo: unknown key"),
        (
            '[approval]\nautomatic = ["newsletter"]',
            'found "newsletter"; allowed "acknowledgement" or "delay"',
        ),
        ('[notices]\nat = ["25:00"]', 'found "25:00"; allowed a time of day'),
        ('[notices]\nat = ["12:00", "12:00"]', "allowed a list in which nothing stands twice"),
        (
            '[summary]\ndays = ["Freitag"]',
            'found "Freitag"; allowed weekdays in English; did you mean "friday"?',
        ),
        ("[summary]\ndays = []", "summary.days: found []; allowed at least one weekday"),
        ('[web]\nlisten = "8377"', "web.listen: found"),
        (
            '[web]\nlisten = "0.0.0.0:8377"',
            "allowed 127.0.0.1; any other address only together with web.hosts",
        ),
        ('[web]\nlisten = "0.0.0.0:8377"\nhosts = ["desk.example"]', "and web.password_file"),
        ('[web]\nurl = "javascript:alert(1)"', "web.url: found"),
        ('[poll]\ninterval = "0s"', 'allowed a time from "1s" to "1h"'),
        ("[limits]\nmails_per_hour = 100000", "allowed a whole number from 1 to 200"),
        ('[store]\ndirectory = ""', "store.directory"),
        (
            '[templates]\ndirectory = "nowhere"',
            "templates.directory: found /nowhere/nowhere; allowed a folder",
        ),
        ("poll = 3", "account.poll: unknown key"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_can(more: str, said: str) -> None:
    assert said in complaint(more)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('email = "dana@example.com"\n', "", ":1: owner.email: missing"),
        ('"dana@example.com"\nt', '"Dana <dana@example.com>"\nt', "owner.email: found"),
        ('"dana@example.com"\nt', '"dana@exa mple.com"\nt', "owner.email: found"),
        ('"dana@example.com"\nt', '"dana@example.com\\r\\nBcc: x@y.example"\nt', "owner.email: found"),
        ('"America/New_York"', '"America"', "owner.timezone: found"),
        ('"America/New_York"', '"../../etc/passwd"', "owner.timezone: found"),
        ("[[account]]", 'country = "UK"\n[[account]]', 'owner.country: found "UK"; allowed'),
        ("[[account]]", 'name2 = ""\n[[account]]', 'owner.name2: unknown key; did you mean "name"?'),
        (
            "[[account]]",
            "[account]",
            "account: found a table; allowed at least one table whose header has two",
        ),
        ('password_env = "MAIL"\n', "", ":5: account: found no password; allowed exactly one of password, "),
        (
            '"MAIL"\n',
            '"MAIL"\npassword_file = "p"\n',
            "account: found password_file and password_env; allowed",
        ),
        ('imap = { host = "imap.example.com" }', "", "account.imap: missing"),
        ('host = "imap.example.com"', 'host = "imap://x"', ":8: account.imap.host: found"),
        ('host = "imap.example.com"', 'host = "h", port = 70000', "account.imap.port: found 70000"),
        (
            'host = "imap.example.com"',
            'host = "h", security = "ssl"',
            'found "ssl"; allowed "tls" or "starttls"',
        ),
        ('host = "imap.example.com"', 'host = "h", security = ["tls"]', "account.imap.security: found"),
        ('imap = { host = "imap.example.com" }', "imap = 3", "account.imap: found 3; allowed a table"),
        ('"MAIL"\n', '"MAIL"\nfolders = { inbox = [] }\n', "account.folders.inbox: found []"),
    ],
)
def test_an_owner_or_account_that_cannot_be_is_named_with_what_can(old: str, new: str, said: str) -> None:
    assert old in SMALL
    assert said in complaint(small=SMALL.replace(old, new))


def test_two_accounts_with_one_name_are_refused_at_the_second() -> None:
    second = SMALL[SMALL.index("[[account]]") :]
    assert ':9: account 2.name: found "dana@example.com" twice' in complaint(second)


def test_a_problem_in_the_second_account_is_placed_there() -> None:
    second = '[[account]]\nusername = "b"\npassword_env = "B"\n[account.imap]\nhost = "h"\nport = "x"\n'
    assert ":14: account 2.imap.port: found" in complaint(second)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.9.8.7", "::1"])
def test_a_server_on_this_machine_may_do_without_tls(host: str) -> None:
    small = SMALL.replace('host = "imap.example.com"', f'host = "{host}", security = "none"')
    assert settings(small=small).account[0].imap.security == "none"


@pytest.mark.parametrize(
    "host", ["imap.example.com", "192.168.1.5", "0.0.0.0", "localhost.example.com", "127.example"]
)
def test_no_password_goes_in_the_clear_to_another_machine(host: str) -> None:
    small = SMALL.replace('host = "imap.example.com"', f'host = "{host}", security = "none"')
    assert "account.imap.security" in complaint(small=small)


def test_a_page_for_others_is_fine_with_hosts_and_a_password() -> None:
    more = '[web]\nlisten = "[::]:8377"\nhosts = ["desk.example"]\npassword_file = "page"'
    assert settings(more).web.place == ("::", 8377)
    assert settings('[web]\nlisten = ""').web.place is None


# --- passwords -----------------------------------------------------------------------------------

WITH_PASSWORD = SMALL.replace('password_env = "MAIL"', 'password = " pa55 word "')


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644])
def test_a_password_in_a_file_for_all_to_read_is_refused_with_the_command_that_mends_it(
    tmp_path: Path, mode: int
) -> None:
    file = tmp_path / "c.toml"
    file.write_text(WITH_PASSWORD, encoding="utf-8")
    file.chmod(mode)
    with pytest.raises(ConfigError, match=re.escape(f"run: chmod 600 {file}")):
        load(file)
    file.chmod(0o600)
    password = load(file).account[0].password
    assert password is not None
    assert password.reveal() == " pa55 word "


def test_a_config_without_a_password_may_be_read_by_all(tmp_path: Path) -> None:
    file = tmp_path / "c.toml"
    file.write_text(SMALL, encoding="utf-8")
    file.chmod(0o644)
    assert load(file).account[0].password_env == "MAIL"


def test_i28_settings_do_not_show_a_password() -> None:
    given = settings(small=WITH_PASSWORD)
    command = settings(small=SMALL.replace('password_env = "MAIL"', 'password_command = ["echo", "pa55"]'))
    assert "pa55" not in f"{given} {given!r} {given.account} {command}"


@pytest.mark.parametrize(
    "line",
    [
        "password = 7755",
        'password = "7755\\n"',
        'password = ["7755"]',
        'password = "7755"\npassword_env = "X"',
        'pasword = "7755"\npassword_env = "X"',
        'password_command = "echo 7755"',
        'password_command = ["echo", 7755]',
        'password = "7755" x',
    ],
)
def test_i28_complaints_do_not_show_a_password(line: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings(small=SMALL.replace('password_env = "MAIL"', line))
    chain = [caught.value, caught.value.__cause__]
    assert "7755" not in "".join(str(error) for error in chain)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


# --- speed ---------------------------------------------------------------------------------------


def test_reading_a_config_does_not_load_the_heavy_libraries(root: Path) -> None:
    heavy = ["holidays", "babel", "lxml", "imapclient", "aiosmtplib", "jinja2", "asyncio"]
    code = (
        "import sys; from pathlib import Path; from assistant.config import load;"
        "load(Path('config.example.toml'));"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- telling the owner ------------------------------------------------------------------------------------


def test_the_mornings_plan_comes_at_the_opening_at_a_time_or_never() -> None:
    assert settings().follow_up.plan_mail is None
    for given, wanted in (
        ('""', None),
        ('"opening"', "opening"),
        ('"07:30"', time(7, 30)),
        ("07:30:00", time(7, 30)),
    ):
        assert settings(f"[follow_up]\nplan_mail = {given}").follow_up.plan_mail == wanted
    with pytest.raises(ConfigError, match=r'follow_up.plan_mail: found "early"; allowed "opening", a time'):
        settings('[follow_up]\nplan_mail = "early"')


def test_pushes_and_the_weekly_report_come_ready_for_use() -> None:
    given = settings('[push]\nurls = ["ntfy://kestrel@ntfy.example/t"]\n[summary]\nreport = "Monday"')
    assert [each.reveal() for each in given.push.urls] == ["ntfy://kestrel@ntfy.example/t"]
    assert (given.push.names, given.summary.report) == (False, 0)
    assert "kestrel" not in repr(given)
    assert settings('[summary]\nreport = ""').summary.report is None
    assert settings().summary.report == 4


@pytest.mark.parametrize("wrong", ["ntfy.example/kestrel", "ntfy://kestrel\\n", "://kestrel", "ntfy://", ""])
def test_i28_a_wrong_push_address_is_named_without_its_token(wrong: str) -> None:
    with pytest.raises(ConfigError) as refused:
        settings(f'[push]\nurls = ["{wrong} x"]')
    assert "push.urls" in str(refused.value)
    assert "kestrel" not in str(refused.value)


def test_i28_push_addresses_may_stand_only_in_a_file_of_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(SMALL + '[push]\nurls = ["ntfy://k@h/t"]\n')
    path.chmod(0o644)
    with pytest.raises(ConfigError, match=r"push\.urls: other users .* chmod 600"):
        load(path)
    path.chmod(0o600)
    assert load(path).push.urls


# --- whatever stands there ----------------------------------------------------------------------

ODD = (
    '""', '"x"', "-1", "0", "99999999999999999999", "1.5", "nan", "true", "[]", "[1]", '["x"]', '[["x"]]',
    "{}", "{a = 1}", "[{a = 1}]", "1979-05-27", "07:32:00", '"\\u0000"', '"\\u202e"', '"25:00"',
    '"99999999999d"', '["08:00-07:00"]', '"../../x"', f'"{"a" * 5000}"',
)  # fmt: skip
"""Values of every type TOML has, and texts of every sort."""
EXAMPLE = resources.example_config().read_text("utf-8")


def keys_of_the_example() -> list[int]:
    """The lines of the example that set a key, also those that are commented out."""
    lines = EXAMPLE.splitlines()
    return [n for n, line in enumerate(lines) if re.match(r"(?:# ?)?[a-z_]+ = ", line)]


@pytest.mark.parametrize("number", keys_of_the_example())
def test_whatever_stands_behind_a_key_it_is_taken_or_named_in_a_sentence(number: int) -> None:
    lines = EXAMPLE.splitlines()
    key = lines[number].removeprefix("#").split("=")[0].strip()
    for odd in ODD:
        said = said_of("\n".join([*lines[:number], f"{key} = {odd}", *lines[number + 1 :]]))
        assert not said or (key in said and said.replace("\n", "").isprintable())


def said_of(text: str) -> str:
    """The complaint about a config, "" if it is taken."""
    try:
        parse(text, FILE)
    except ConfigError as error:
        return str(error)
    return ""


def test_a_number_for_customers_has_digits_in_it() -> None:
    said = complaint(small=SMALL.replace('name = "Dana Reyes"', 'name = "Dana Reyes"\nphone = "by mail"'))
    assert 'owner.phone: found "by mail"; allowed a phone number like' in said
