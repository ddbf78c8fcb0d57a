"""The command that lets a browser into the page: login."""

import click

from assistant.cli.call import Call, pass_call, say
from assistant.cli.page_address import address_of, ssh_line
from assistant.errors import NotPossible


@click.command()
@pass_call
def login(call: Call) -> None:
    """A one-time code for the page, good for ten minutes and one browser."""
    from assistant import bootstrap

    settings = call.settings
    address = address_of(settings)
    if not address:
        raise NotPossible('The page is switched off: web.listen is "" in the config.')
    call.store.look()  # makes the state folder, and says so if it cannot be used
    code = bootstrap.login_codes(settings).issue(call.now)
    say(f"Open {address} and type\n\n    {code}\n\nIt is good for ten minutes and for one browser.")
    if not call.store.daemon_is_running():
        say("No daemon is running: `assistant run` starts it, and the page with it.")
    if line := ssh_line(settings):
        say(f"From another computer, first:\n    {line}")
