"""Every error this program raises on purpose, drawn once.

    AssistantError                 exit 1  could not be done; one sentence says why
    ├── OwnerError                 exit 1  the owner asked for something that cannot be done
    │   ├── UnknownItem            exit 1  no lead or draft of that number
    │   ├── NotPossible            exit 1  the item exists, the move is not legal now
    │   └── UsageError             exit 2  the words of the command are off
    │       └── ConfigError        exit 2  config file: file, key, what was found, what is allowed
    ├── WorldError                 exit 1  something outside failed; waiting may help
    │   ├── MailboxUnreachable     exit 1  no connection, dropped connection, odd answer: reconnect
    │   ├── LoginRefused           exit 1  the server does not take the password: a person must act
    │   ├── FolderUnreadable       exit 1  the account works, this folder does not
    │   ├── SendError              exit 1  the mail certainly did not go out
    │   ├── SecretUnavailable      exit 1  a password could not be read
    │   └── ClockWrong             exit 1  the machine's clock cannot be right: no time can be promised
    ├── StateError                 exit 1  the state folder needs a person
    │   ├── StateDamaged           exit 1  torn, empty, older or newer than it should be
    │   └── StateBusy              exit 1  somebody else holds the lock
    └── ContentError               exit 1  a message, format or template cannot be used
        ├── TemplateError          exit 1  a template of the owner's: file, line, what is wrong
        └── FormatError            exit 2  a format file: file, line, what is wrong

Libraries' errors are translated at their door; nothing above an adapter knows a library's exception.
What is found *in data* is returned beside the result, not raised.
"""


class AssistantError(Exception):
    """Base of all; `str()` is one sentence for the owner."""

    exit_code = 1


class OwnerError(AssistantError):
    """The owner asked for something that cannot be done."""


class UnknownItem(OwnerError):
    """No lead or draft of that number."""


class NotPossible(OwnerError):
    """The item exists, but this move is not legal now."""


class UsageError(OwnerError):
    """Wrong words on the command line."""

    exit_code = 2


class ConfigError(UsageError):
    """A config file that cannot be used; names file, key, what was found and what is allowed."""


class WorldError(AssistantError):
    """Something outside failed; waiting and trying again may help."""


class MailboxUnreachable(WorldError):
    """The connection could not be made, was dropped, or answered oddly; it is closed by now."""


class LoginRefused(WorldError):
    """The server refuses name or password; trying again soon only locks the account."""


class FolderUnreadable(WorldError):
    """One folder is missing or refuses to open, while the account itself answers."""


class SendError(WorldError):
    """The mail certainly was not taken."""


class SecretUnavailable(WorldError):
    """A password could not be read from where the config says it is."""


class ClockWrong(WorldError):
    """The clock of this machine cannot be right, so no time can be given and none kept."""


class StateError(AssistantError):
    """The state folder needs a person."""


class StateDamaged(StateError):
    """State is torn, empty, older or newer than it should be, and was not taken for a fresh start."""


class StateBusy(StateError):
    """Another process holds the lock."""


class ContentError(AssistantError):
    """A message, format or template cannot be used."""


class TemplateError(ContentError):
    """A template cannot be rendered; names file and line."""


class FormatError(ContentError):
    """A format file is wrong; names file and line. The owner's own are part of the config."""

    exit_code = 2
