"""Addresses to pages and forms to decisions: the thin part that knows HTTP.

Looking needs a session, acting a session and its token. Pages are made and decisions taken in a worker
thread, one short transaction each; whatever goes wrong becomes a sentence on a page, never a trace.
"""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.domain.book import LogLine, NoteKind
from assistant.domain.summary_rows import inert
from assistant.errors import AssistantError, OwnerError, StateError, UnknownItem
from assistant.web import deciding, pages
from assistant.web.deciding import Typed
from assistant.web.forms import Form, read_form, safe_place
from assistant.web.guard import Guard, paper_policy
from assistant.web.looking import Look
from assistant.web.page import Page, View
from assistant.web.sessions import LASTS, Said, Session
from assistant.web.site import Site
from assistant.web.static_files import edition, static_files

COOKIE = "assistant_session"
WRONG = "That is not the code, or it is used up. `assistant login` gives a new one."
SIGNED_OUT = "You were signed out. Nothing was changed; what you typed is there again once you are in."
SHUT = "Too many tries. Wait a quarter of an hour, or run `assistant login` again: a new code works at once."

Endpoint = Callable[[Request], Awaitable[Response]]
Act = Callable[[Site, Request, Session, Form], Response]


def application(site: Site, hosts: frozenset[str]) -> Guard:
    """The whole page as an ASGI application that answers to these names (host and port, lower case)."""
    looks = [Route(path, _showing(site, view), methods=["GET"]) for path, view in pages.PAGES.items()]
    acts = [
        Route("/decide", _acting(site, _decide), methods=["POST"]),
        Route("/approve", _acting(site, _approve_shown), methods=["POST"]),
        Route("/drafts/{draft:str}", _acting(site, _edit), methods=["POST"]),
        Route("/logout", _acting(site, _logout), methods=["POST"]),
    ]
    doors = [
        Route("/login", _at_the_door(site), methods=["GET"]),
        Route("/login", _coming_in(site), methods=["POST"]),
        Route("/static/{name:path}", _static, methods=["GET"]),
    ]
    inner = Starlette(
        routes=[*looks, *acts, *doors],
        exception_handlers={404: _not_found(site), 405: _not_found(site)},
    )
    return Guard(inner, hosts)


# --- looking ------------------------------------------------------------------------------------------------


def _showing(site: Site, view: View) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_shown, site, view, request)

    return endpoint


def _shown(site: Site, view: View, request: Request) -> Response:
    now = site.clock.now()
    session = site.sessions.of(request.cookies.get(COOKIE, ""), now)
    if session is None:
        return _sent_to_the_door(site, request)
    path = {name: str(value) for name, value in request.path_params.items()}
    look = Look(site.desk, site.records, site.wishes, now, path, dict(request.query_params))
    try:
        page = view(look)
        html = _drawn(site, page, look, session, request.url.path)
        return HTMLResponse(html, headers=paper_policy(html) if page.alone else None)
    except Exception as error:  # noqa: BLE001 - the edge: nobody above could tell the owner
        return _sorry(site, error, session)


def _drawn(site: Site, page: Page, look: Look, session: Session, path: str) -> str:
    around = {
        "title": page.title,
        "business": inert(look.desk.owner.business or look.desk.owner.name, 60),
        "place": page.name,
        "path": path,
        "live": page.live,
        "token": session.token,
        "said": session.says(path, look.now),
        "typed": session.typed if session.typed and session.typed.path == path else None,
        "counts": pages.counts(look.book, look.now),
        "edition": edition(),
    }
    return site.draw(page.name, around | dict(page.values))


def _sorry(site: Site, error: Exception, session: Session | None) -> Response:
    """What went wrong as a page of its own. A fault of ours is logged by name and place, without contents."""
    if isinstance(error, AssistantError):
        words = str(error)
    else:
        words = f"Something went wrong inside ({type(error).__name__}). `assistant log` has more."
        _log_bug(site, error)
    status = _status(error)
    try:
        values = {"title": status.phrase, "words_of_it": inert(words, 600), "inside": session is not None}
        return HTMLResponse(site.draw("sorry", values | {"edition": edition()}), status)
    except AssistantError:
        return Response(f"{words}\n", status, media_type="text/plain")


def _status(error: Exception) -> HTTPStatus:
    if isinstance(error, UnknownItem):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, OwnerError):
        return HTTPStatus.BAD_REQUEST
    if isinstance(error, StateError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.INTERNAL_SERVER_ERROR


def _log_bug(site: Site, error: Exception) -> None:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    where = f"{step.tb_frame.f_code.co_name}, line {step.tb_lineno}" if step is not None else "nowhere"
    words = f"the page broke: {type(error).__name__} in {where}"
    if site.desk.sees.bugs.get("page") == words:
        return
    site.desk.sees.bugs["page"] = words
    try:
        with site.desk.book.transaction() as book:
            book.tell(LogLine(site.clock.now(), NoteKind.TROUBLE, words))
    except StateError:
        return


def _not_found(site: Site) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, _error: Exception) -> Response:
        session = site.sessions.of(request.cookies.get(COOKIE, ""), site.clock.now())
        if session is None:
            return Response("There is no such page.\n", 404, media_type="text/plain")
        return await run_in_threadpool(_sorry, site, UnknownItem("There is no such page."), session)

    return handler


async def _static(request: Request) -> Response:
    found = static_files().get(request.path_params["name"])
    if found is None:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response(
        found.content, media_type=found.kind, headers={"Cache-Control": "max-age=31536000, immutable"}
    )


# --- acting -------------------------------------------------------------------------------------------------


def _acting(site: Site, act: Act) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        return await run_in_threadpool(_acted, site, act, request, body)

    return endpoint


def _acted(site: Site, act: Act, request: Request, body: bytes) -> Response:
    session = site.sessions.of(request.cookies.get(COOKIE, ""), site.clock.now())
    try:
        form = read_form(body)
        if session is None:
            return _signed_out(site, act, request, form)
        if not _same(form.get("token"), session.token):
            return Response(
                "That form is too old; go back and reload the page.\n", 403, media_type="text/plain"
            )
        return act(site, request, session, form)
    except Exception as error:  # noqa: BLE001 - the edge: nobody above could tell the owner
        return _sorry(site, error, session)


def _signed_out(site: Site, act: Act, request: Request, form: Form) -> Response:
    """To the login, and nothing is done; but what was written into the editor goes there and back again."""
    path = safe_place(request.url.path)
    typed = deciding.typed_in(form, path) if act is _edit else None
    return _door(site, path, SIGNED_OUT, HTTPStatus.FORBIDDEN, typed) if typed else _redirect("/login")


def _same(given: str, wanted: str) -> bool:
    import hmac

    return hmac.compare_digest(given.encode(), wanted.encode())


def _decide(site: Site, _request: Request, session: Session, form: Form) -> Response:
    outcome = _or_said(lambda: deciding.decide(site.desk, form, site.clock.now()))
    return _told(site, session, outcome, form.place("back"))


def _approve_shown(site: Site, _request: Request, session: Session, form: Form) -> Response:
    outcome = _or_said(lambda: deciding.approve_shown(site.desk, form, site.clock.now()))
    return _told(site, session, outcome, form.place("back", "/drafts"))


def _edit(site: Site, request: Request, session: Session, form: Form) -> Response:
    draft_id = str(request.path_params["draft"])
    outcome = _or_said(lambda: deciding.edit_draft(site.desk, draft_id, form, site.clock.now()))
    stays = form.get("do") == "keep" or not outcome.done
    here = safe_place(f"/drafts/{draft_id}")
    if outcome.done:
        session.typed = None
    elif form.get("do") in ("keep", "send"):
        session.typed = deciding.typed_in(form, here) or session.typed
    return _told(site, session, outcome, here if stays else form.place("back"))


def _or_said(act: Callable[[], deciding.Outcomes]) -> deciding.Outcomes:
    """A slip of the owner's is said on the page he comes from; everything else goes up."""
    try:
        return act()
    except OwnerError as error:
        return deciding.Outcomes(str(error), done=False)


def _told(site: Site, session: Session, outcome: deciding.Outcomes, back: str) -> Response:
    if outcome.done:
        site.wake()
    session.said = Said(inert(outcome.words, 600), outcome.done, back, site.clock.now(), outcome.undo)
    return _redirect(back)


# --- the door -----------------------------------------------------------------------------------------------


def _sent_to_the_door(site: Site, request: Request) -> Response:
    """To the login; but a link in a mail comes without the strict cookie: it is followed anew from here."""
    from_elsewhere = request.headers.get("sec-fetch-site") in ("cross-site", "same-site")
    if from_elsewhere and request.headers.get("sec-fetch-mode") == "navigate":
        again = {"title": "One moment", "again": safe_place(request.url.path), "edition": edition()}
        return HTMLResponse(site.draw("again", again))
    wanted = safe_place(request.url.path)
    return _redirect("/login" if wanted == "/" else f"/login?{urlencode({'next': wanted})}")


def _at_the_door(site: Site) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        wanted = safe_place(request.query_params.get("next", "/"))
        return await run_in_threadpool(_door, site, wanted, "", HTTPStatus.OK)

    return endpoint


def _door(site: Site, wanted: str, wrong: str, status: HTTPStatus, typed: Typed | None = None) -> Response:
    values = {
        "title": "Sign in",
        "business": inert(site.desk.owner.business or site.desk.owner.name, 60),
        "wanted": wanted,
        "wrong": wrong,
        "typed": typed,
        "password": site.password is not None,
        "edition": edition(),
    }
    return HTMLResponse(site.draw("login", values), status)


def _coming_in(site: Site) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = await request.body()
        return await run_in_threadpool(_came_in, site, request, body)

    return endpoint


def _came_in(site: Site, request: Request, body: bytes) -> Response:
    now = site.clock.now()
    try:
        form = read_form(body)
        wanted = form.place("next")
        typed = deciding.typed_in(form, wanted)
        if site.brake.is_shut(now, site.codes.issued_at()):
            return _door(site, wanted, SHUT, HTTPStatus.TOO_MANY_REQUESTS, typed)
        if not site.lets_in(form.get("code")[:200].strip(), now):
            site.brake.wrong(now)
            return _door(site, wanted, WRONG, HTTPStatus.FORBIDDEN, typed)
    except Exception as error:  # noqa: BLE001 - the edge: nobody above could tell the owner
        return _sorry(site, error, None)
    site.brake.right()
    site.sessions.end(request.cookies.get(COOKIE, ""))  # one session a browser
    response = _redirect(wanted)
    by_tls = request.headers.get("origin", "").startswith("https://")
    response.set_cookie(
        COOKIE,
        site.sessions.begin(now, typed),
        max_age=int(LASTS.total_seconds()),
        httponly=True,
        samesite="strict",
        secure=by_tls,
    )
    return response


def _logout(site: Site, request: Request, _session: Session, _form: Form) -> Response:
    site.sessions.end(request.cookies.get(COOKIE, ""))
    response = _redirect("/login")
    response.delete_cookie(COOKIE)
    return response


def _redirect(path: str) -> Response:
    return RedirectResponse(path, HTTPStatus.SEE_OTHER)
