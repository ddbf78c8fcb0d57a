"""A private Dovecot on loopback for tests: real folders, real UIDs, real opinions.

Works as root (mail is owned by an ordinary user) and unprivileged.  A `Profile` changes what the server is:
capabilities it hides, the names of its folders, how many connections it allows.
"""

import contextlib
import getpass
import grp
import imaplib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PASSWORD = "secret"
BINARY = shutil.which("dovecot") or next(
    (c for c in ("/usr/sbin/dovecot", "/usr/local/sbin/dovecot") if Path(c).exists()), None
)
SPECIAL = {"Drafts": "\\Drafts", "Sent": "\\Sent", "Trash": "\\Trash", "Junk": "\\Junk"}
_START_SECONDS = 15.0


@dataclass(frozen=True)
class Profile:
    """What kind of server: `folders` maps names to special-use flags ("" for none)."""

    folders: dict[str, str] = field(default_factory=lambda: dict(SPECIAL))
    capability: str = ""
    """Overrides the capabilities after login; "" leaves Dovecot's own."""
    max_connections: int = 50
    tls: bool = False
    separator: str = "/"
    prefix: str = ""
    extra: str = ""


BARE = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE NAMESPACE LITERAL+ UNSELECT"
NO_MOVE = Profile(capability=BARE + " UIDPLUS SPECIAL-USE")
NO_UIDPLUS = Profile(capability=BARE + " SPECIAL-USE")
ONE_CONNECTION = Profile(max_connections=1)
GERMAN = Profile(
    folders={"Entwürfe": "", "Gesendete Elemente": "", "Papierkorb": "", "Unerwünscht": ""},
    separator=".",
    prefix="INBOX.",
)
ENCRYPTED = Profile(tls=True)


class Dovecot:
    """One running server with its own folder; every user lives in `mail/<name>` with the same password."""

    def __init__(self, base: Path, profile: Profile) -> None:
        self.base = base
        self.profile = profile
        self.port, self.tls_port = _free_port(), _free_port() if profile.tls else 0
        self.certificate = base / "cert.pem"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Write the config, start, wait until it greets."""
        for folder in ("run", "state", "mail"):
            (self.base / folder).mkdir(parents=True, exist_ok=True)
        self.base.chmod(0o755)
        if self.profile.tls:
            self._make_certificate()
        (self.base / "dovecot.conf").write_text(self._config(), encoding="utf-8")
        with (self.base / "out.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(BINARY), "-F", "-c", str(self.base / "dovecot.conf")],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_it_greets(self._process)

    def stop(self) -> None:
        """End our own process, by its id."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def add_user(self, name: str) -> str:
        """A new user with empty folders; gives the name."""
        home = self.base / "mail" / name
        home.mkdir()
        uid, gid = _mail_owner()
        if os.geteuid() == 0:
            os.chown(home, uid, gid)
        return name

    def maildir(self, user: str) -> Path:
        """Where that user's INBOX lies on disk."""
        return self.base / "mail" / user / "Maildir"

    def _wait_until_it_greets(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + _START_SECONDS
        while process.poll() is None and time.monotonic() < until:
            if _greets(self.port):
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.03)
        log = (self.base / "out.log").read_text(errors="replace")
        self.stop()
        raise RuntimeError(f"Dovecot does not answer: {log[-2000:]}")

    def _make_certificate(self) -> None:
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"),
                *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
                *("-keyout", str(self.base / "key.pem"), "-out", str(self.certificate)),
            ],
            check=True,
            capture_output=True,
        )

    def _config(self) -> str:
        base, profile = self.base, self.profile
        uid, gid = _mail_owner()
        tls = (
            f"ssl = yes\nssl_cert = <{base}/cert.pem\nssl_key = <{base}/key.pem\nssl_dh ="
            if profile.tls
            else "ssl = no"
        )
        imaps = "ssl = yes" if profile.tls else ""
        boxes = "\n".join(
            f'  mailbox "{name}" {{\n    auto = subscribe\n    {f"special_use = {use}" if use else ""}\n  }}'
            for name, use in profile.folders.items()
        )
        return f"""
base_dir = {base}/run
state_dir = {base}/state
instance_name = {base.name}
protocols = imap
listen = 127.0.0.1
log_path = {base}/dovecot.log
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_chars =
login_trusted_networks = 127.0.0.0/8
mail_location = maildir:~/Maildir
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
first_valid_gid = 1
mail_fsync = never
mail_max_userip_connections = {profile.max_connections}
hostname = localhost.localdomain
{_unprivileged()}
{tls}
{f"imap_capability = {profile.capability}" if profile.capability else ""}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = {profile.separator}
  prefix = {profile.prefix}
{boxes}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = {self.tls_port}
    {imaps}
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{profile.extra}
"""


def _unprivileged() -> str:
    if os.geteuid() == 0:
        return ""
    me = getpass.getuser()
    group = grp.getgrgid(os.getgid()).gr_name
    unchrooted = "\n".join(f"service {s} {{\n  chroot =\n}}" for s in ("anvil", "ipc"))
    return (
        f"default_internal_user = {me}\ndefault_login_user = {me}\n"
        f"default_internal_group = {group}\n{unchrooted}"
    )


def _mail_owner() -> tuple[int, int]:
    return (1000, 1000) if os.geteuid() == 0 else (os.getuid(), os.getgid())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _greets(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as sock:
            sock.settimeout(2)
            return sock.recv(200).startswith(b"* OK")
    except OSError:
        return False


@contextmanager
def running(profile: Profile) -> Iterator[Dovecot]:
    """A server for as long as the block lasts; a short path, since it holds sockets."""
    with tempfile.TemporaryDirectory(prefix="dc-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        server = Dovecot(Path(folder), profile)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class OwnersClient:
    """The owner's mail program: plain imaplib, reads and writes as it likes."""

    def __init__(self, server: Dovecot, user: str) -> None:
        self._imap = imaplib.IMAP4("127.0.0.1", server.port, timeout=20)
        self._imap.login(user, PASSWORD)

    def close(self) -> None:
        """Log out; more than once does no harm."""
        if self._imap.state != "LOGOUT":
            self._imap.logout()

    def put(self, folder: str, raw: bytes, flags: str = "", when: str | None = None) -> None:
        """Store a mail; `when` is an INTERNALDATE in quotes."""
        kind, said = self._imap.append(_name(folder), flags, when or "", raw)
        assert kind == "OK", said

    def uids(self, folder: str, criterion: str = "ALL") -> list[int]:
        """UIDs of a folder, looked at without opening it for writing."""
        self._imap.select(_name(folder), readonly=True)
        return [int(uid) for uid in self._imap.uid("SEARCH", criterion)[1][0].split()]

    def content(self, folder: str) -> list[tuple[bytes, ...]]:
        """Everything of a folder: flags, times, bytes; to compare before and after."""
        self._imap.select(_name(folder), readonly=True)
        if not self.uids(folder):
            return []
        data = self._imap.uid("FETCH", "1:*", "(UID FLAGS INTERNALDATE BODY.PEEK[])")[1]
        return [item for item in data if isinstance(item, tuple)]

    def flag(self, folder: str, uid: int, flag: str) -> None:
        """Set a flag."""
        self._imap.select(_name(folder))
        self._imap.uid("STORE", str(uid), "+FLAGS", f"({flag})")

    def remove(self, folder: str, uid: int) -> None:
        """Delete a mail for good."""
        self.flag(folder, uid, "\\Deleted")
        self._imap.expunge()

    def create(self, folder: str) -> None:
        """Make a folder."""
        kind, said = self._imap.create(_name(folder))
        assert kind == "OK", said


def _name(folder: str) -> str:
    """A folder name in modified UTF-7 (RFC 3501 5.1.3), quoted."""
    out, run = "", ""
    for char in folder + "\0":
        if " " <= char <= "~" or char == "\0":
            if run:
                code = run.encode("utf-7").decode()[1:].rstrip("-").replace("/", ",")
                out, run = f"{out}&{code}-", ""
            out += {"&": "&-", "\0": ""}.get(char, char)
        else:
            run += char
    return f'"{out}"'
