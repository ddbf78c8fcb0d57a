"""Finding the folders: by what the server says they are for, by known names, by the config.

A folder's purpose is told by RFC 6154 special-use flags where the server has them.  Else its name is
compared with those that mail programs use, in many languages, with any delimiter and prefix.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.domain.mailbox import Folder, Role

AUTO = "auto"

_SPECIAL_USE = {
    "\\sent": Role.SENT,
    "\\sentmail": Role.SENT,
    "\\drafts": Role.DRAFTS,
    "\\junk": Role.JUNK,
    "\\spam": Role.JUNK,
    "\\trash": Role.TRASH,
}

_NAMES = {
    Role.SENT: """
        sent; sent items; sent messages; sent mail; sent-mail; sentmail; sent objects; outgoing
        gesendet; gesendete elemente; gesendete objekte; gesendete nachrichten; postausgang gesendet
        envoyés; éléments envoyés; messages envoyés; courrier envoyé; objets envoyés
        enviados; elementos enviados; mensajes enviados; correo enviado; enviado; itens enviados
        mensagens enviadas; e-mails enviados; correio enviado
        inviata; posta inviata; inviati; messaggi inviati; elementi inviati
        verzonden; verzonden items; verzonden berichten; verstuurd
        wysłane; elementy wysłane; wysłane wiadomości; sendt; sendte elementer; sendt post; sendte
        skickat; skickade; skickade objekt; skickade meddelanden
        lähetetyt; lähetetyt viestit; odeslané; odeslaná pošta; odeslané položky; odoslané
        elküldött; elküldött üzenetek; elküldött elemek; trimise; elemente trimise; poslano; poslane
        gönderilmiş; gönderilmiş öğeler; gönderilenler; απεσταλμένα; отправленные; надіслані; изпратени
        已发送; 已发送邮件; 寄件備份; 送信済み; 送信済みアイテム; 送信済みメール; 보낸편지함; enviats
        bidalita""",
    Role.DRAFTS: """
        drafts; draft; entwürfe; entwurf; brouillons; brouillon; borradores; borrador; bozze; bozza
        concepten; concept; wersje robocze; szkice; rascunhos; rascunho; kladder; utkast; utkaster
        luonnokset; koncepty; rozepsané; piszkozatok; ciorne; schițe; osnutki; skice; taslaklar
        πρόχειρα; черновики; чернетки; чернови; 草稿; 草稿箱; 下書き; 임시보관함; esborranys; zirriborroak""",
    Role.JUNK: """
        junk; junk e-mail; junk email; junk mail; spam; bulk mail; bulk; spamverdacht; werbung
        unerwünscht; unerwünschte werbung; courrier indésirable; indésirables; pourriel
        correo no deseado; no deseado; correo basura; posta indesiderata; indesiderata; ongewenst
        ongewenste e-mail; wiadomości-śmieci; lixo eletrônico; lixo electrónico; lixo electronico
        uønsket e-post; uønsket mail; uønsket; skräppost; roskaposti; nevyžádaná pošta; nevyžádané
        levélszemét; mesaje nedorite; önemsiz; önemsiz e-posta; ανεπιθύμητα; спам; 垃圾邮件; 迷惑メール""",
    Role.TRASH: """
        trash; deleted; deleted items; deleted messages; bin; papierkorb; gelöscht; gelöschte elemente
        gelöschte objekte; corbeille; éléments supprimés; messages supprimés; papelera; eliminados
        elementos eliminados; cestino; posta eliminata; elementi eliminati; prullenbak
        verwijderde items; kosz; elementy usunięte; lixo; lixeira; itens excluídos; itens eliminados
        papirkurv; papirkorg; slettet; slettede elementer; slettet post; papperskorg; papperskorgen
        borttaget; borttagna objekt; roskakori; poistetut; poistetut viestit; koš; odstraněná pošta
        odstraněné; kuka; törölt elemek; coș de gunoi; elemente șterse; çöp kutusu; silinmiş öğeler
        κάδος; корзина; удаленные; кошик; 已删除; 已删除邮件; ゴミ箱; 휴지통; paperera""",
}

_PARENTS = frozenset({"", "inbox", "[gmail]", "[google mail]"})
_FIND_ONE = (Role.DRAFTS, Role.JUNK, Role.TRASH)


def plain(name: str) -> str:
    """A name as it is compared: composed, folded, white space and _ as one blank."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().replace("_", " ").split())


def _known_names() -> dict[str, Role]:
    return {
        plain(name): role
        for role, names in _NAMES.items()
        for name in names.replace("\n", ";").split(";")
        if name.strip()
    }


_ROLE_OF = _known_names()


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of LIST: name (decoded), delimiter ("" if flat), flags in lower case."""

    name: str
    delimiter: str
    flags: frozenset[str]

    @property
    def can_open(self) -> bool:
        """Whether there are messages in it at all."""
        return not self.flags & {"\\noselect", "\\nonexistent"}

    @property
    def tells_use(self) -> bool:
        """Whether the server says what it is for."""
        return bool(self.flags & _SPECIAL_USE.keys())

    @property
    def path(self) -> tuple[str, ...]:
        """Its name in steps, as compared."""
        steps = self.name.split(self.delimiter) if self.delimiter else [self.name]
        return tuple(plain(step) for step in steps)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the config says about folders; "auto" means find it."""

    inbox: tuple[str, ...] = ("INBOX",)
    sent: str = AUTO
    drafts: str = AUTO
    junk: str = AUTO
    trash: str = AUTO
    remote_control: str = ""


def find_folders(listed: Iterable[Listed], wishes: Wishes, prefix: str = "") -> tuple[Folder, ...]:
    """Every folder that has a role for us, best candidate first within a role.

    All candidates for Sent are given, since any client may file elsewhere; one of the others.  `prefix`
    is the personal namespace ("INBOX.").  A folder named in the config is given even if LIST does not
    have it: opening it then fails, which is loud.
    """
    usable = [folder for folder in listed if folder.can_open]
    found = [_by_config(name, Role.INBOX, usable, prefix) for name in wishes.inbox]
    found += _of_role(Role.SENT, wishes.sent, usable, prefix)
    for role in _FIND_ONE:
        found += _of_role(role, getattr(wishes, role.value), usable, prefix)[:1]
    found += _remote(usable, wishes.remote_control, prefix)
    first_of: dict[str, Folder] = {}
    for folder in found:
        first_of.setdefault(folder.name, folder)
    return tuple(first_of.values())


def _of_role(role: Role, wish: str, usable: list[Listed], prefix: str) -> list[Folder]:
    if wish == AUTO:
        return [*_by_special_use(role, usable), *_by_name(role, usable, prefix)]
    return [_by_config(wish, role, usable, prefix)] if wish else []


def _by_special_use(role: Role, usable: list[Listed]) -> Iterator[Folder]:
    for folder in usable:
        if any(_SPECIAL_USE.get(flag) is role for flag in folder.flags):
            yield Folder(folder.name, role, "special use")


def _by_name(role: Role, usable: list[Listed], prefix: str) -> Iterator[Folder]:
    for folder in usable:
        if _ROLE_OF.get(_leaf(folder, prefix)) is role and not folder.tells_use:
            yield Folder(folder.name, role, "its name")


def _leaf(folder: Listed, prefix: str) -> str:
    """The last step of a folder that lies at the top, below INBOX or below [Gmail]; else nothing."""
    *parents, leaf = folder.path
    above = folder.delimiter.join(parents)
    return leaf if above in _PARENTS or above == plain(prefix).rstrip(folder.delimiter) else ""


def _by_config(wish: str, role: Role, usable: list[Listed], prefix: str) -> Folder:
    exact = next((f.name for f in usable if f.name == wish), None)
    alike = next((f.name for f in usable if same_place(f, wish, prefix)), wish)
    return Folder(exact or alike, role, "the config")


def same_place(folder: Listed, wish: str, prefix: str) -> bool:
    """Whether `wish`, written with "/" or the server's own delimiter, means that folder."""
    steps = steps_of(wish, folder.delimiter)
    above = steps_of(prefix, folder.delimiter)
    return folder.path in (steps, above + steps)


def steps_of(name: str, delimiter: str) -> tuple[str, ...]:
    """A name of the config in steps, as compared."""
    unified = name.replace(delimiter, "/") if delimiter else name
    return tuple(plain(step) for step in unified.split("/") if step)


def server_name(wish: str, delimiter: str, prefix: str) -> str:
    """How the server writes a new folder that the config calls `wish` ("Assistant/Approved")."""
    steps = [step for step in wish.split("/") if step]
    if not delimiter:
        return prefix + " ".join(steps)
    name = delimiter.join(steps)
    return name if prefix and name.casefold().startswith(prefix.casefold()) else prefix + name


def _remote(usable: list[Listed], wish: str, prefix: str) -> Iterator[Folder]:
    """The folders directly below the remote control's."""
    for folder in usable if wish else ():
        above = steps_of(wish, folder.delimiter)
        with_prefix = steps_of(prefix, folder.delimiter) + above
        if folder.path[:-1] in (above, with_prefix):
            yield Folder(folder.name, Role.REMOTE, "the config")
