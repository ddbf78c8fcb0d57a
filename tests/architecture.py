"""Reads the product's imports with `ast` and holds them against the rules of DESIGN 6.

Each rule takes a `House` and returns sentences, one for each violation; none if all is well. The house may be
half built: what is not there breaks no rule.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PACKAGE = "assistant"

MAY_IMPORT = {
    "errors": (),
    "domain": ("domain", "errors"),
    "workflow": ("workflow", "domain", "errors"),
    "adapters": ("adapters", "domain", "errors", "resources"),
    "config": ("config", "domain", "errors"),
    "resources": ("errors",),
    "bootstrap": ("workflow.ports", "adapters", "config", "domain", "errors", "resources"),
    "daemon": ("web", "workflow", "domain", "bootstrap", "config", "errors"),
    "audit": ("workflow", "domain", "errors"),
    "web": ("web", "workflow", "domain", "bootstrap", "config", "errors", "resources"),
    "cli": (
        "cli",
        "audit",
        "daemon",
        "web",
        "demo",
        "workflow",
        "domain",
        "bootstrap",
        "config",
        "errors",
        "resources",
    ),
    "demo": ("demo", "daemon", "web", "workflow", "domain", "bootstrap", "config", "errors", "resources"),
    "__main__": ("cli", "errors"),
}
"""What each room may import of the others. `config` is plain settings and `resources` plain paths."""

ONLY_LAZILY = {"cli": ("daemon", "web", "demo"), "daemon": ("web",)}
"""Imports that have to stand inside a function: quick commands stay quick, the daemon small."""

STEPS = ("intake", "approval", "follow_through", "drafting", "outbox", "end_of_day")
"""The steps; `intake_sent` and the like are part of `intake`."""

FILES_OF = {"html": "mime", "replies": "mime", "disk": "store", "documents": "store", "web": "store"}
"""Files that are part of another's job: a mail is MIME, HTML and quotes; the store is files on a disk,
the codes that let a browser in among them."""

SHARED = {
    "mime": "whoever brings a mail reads it the same way",
    "server": "the servers of incoming and outgoing mail fail in the same ways, and speak to the same owner",
}
"""What several adapters know beside their own thing, and why."""

DOORS = {
    "click": ("cli", "every command is declared with it"),
    "rich": ("cli", "every command that prints a table uses it"),
    "starlette": ("web", "addresses, requests and answers are its words; the guard and the app speak them"),
}
"""Libraries with more than one module behind the door: the room they stay in, and why."""

TWO_LIBRARIES = {
    "adapters.html": "inscriptis is handed a tree that lxml parsed (DESIGN 9: huge_tree)",
    "daemon": "schedule takes no zones but pytz's",
}
"""Modules that hold two libraries, and why."""

LIBRARY_ROOMS = ("adapters", "daemon", "web", "cli", "demo")
"""Rooms in which a third-party library may be opened at all."""

CLOCK_MODULE = "adapters.clock"
CLOCKS = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(
        f"time.{name}{unit}"
        for name in ("time", "monotonic", "perf_counter", "process_time")
        for unit in ("", "_ns")
    ),
    *(f"time.{name}" for name in ("localtime", "gmtime", "ctime", "strftime", "clock_gettime")),
    *(f"email.utils.{name}" for name in ("localtime", "formatdate", "make_msgid")),
}
"""Everything that looks at the machine's clock, also where it is only handed on."""

FOREIGN_PATHS = re.compile(r"\.\./shared|/(?:home|root|work|tmp)/")
"""Paths of somebody's machine."""


@dataclass(frozen=True)
class Import:
    """One import of a module of ours or of a library, by the line it stands on."""

    name: str
    line: int
    lazy: bool


@dataclass(frozen=True)
class Module:
    """One Python file of the product; `name` is without the package ("domain.lead", "" for itself)."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def room(self) -> str:
        """The part of the house it stands in."""
        return self.name.split(".")[0]

    @cached_property
    def imported(self) -> tuple[Import, ...]:
        """Everything it imports, by full name: `from a.b import c` gives a.b.c."""
        return tuple(_imports(self.tree))


class House:
    """The product as it stands in a folder: its package, and the text files beside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        files = sorted((root / PACKAGE).rglob("*.py"))
        self.modules = {module.name: module for module in map(self._module, files)}

    def _module(self, path: Path) -> Module:
        parts = path.relative_to(self.root / PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        return Module(name, path, ast.parse(path.read_text(encoding="utf-8"), str(path)))

    def inside(self, module: Module) -> Iterator[tuple[str, Import]]:
        """The modules of ours that a module imports."""
        for imported in module.imported:
            package, _, rest = imported.name.partition(".")
            if package == PACKAGE:
                yield self._known(rest), imported

    def _known(self, name: str) -> str:
        """The module that holds a name: `errors.ConfigError` is in `errors`."""
        while name and name not in self.modules:
            name = name.rpartition(".")[0]
        return name

    def libraries(self, module: Module) -> dict[str, Import]:
        """The third-party libraries that a module imports, by their first name."""
        tops = {imported.name.split(".")[0]: imported for imported in module.imported}
        ours = {PACKAGE, "tests", *sys.stdlib_module_names}
        return {name: imported for name, imported in tops.items() if name not in ours}

    def place(self, module: Module, line: int) -> str:
        """File and line, as editors take them."""
        return f"{module.path.relative_to(self.root)}:{line}"


Rule = Callable[[House], list[str]]


def rooms_keep_their_directions(house: House) -> list[str]:
    """Domain knows nothing but itself, steps only domain and ports, and so on (MAY_IMPORT)."""
    return [
        f"{house.place(module, imported.line)}: {module.room} must not import {target}"
        for module in house.modules.values()
        for target, imported in house.inside(module)
        if target and not _allowed(module, target)
    ]


def _allowed(module: Module, target: str) -> bool:
    allowed = MAY_IMPORT.get(module.room, ())
    return any(target == part or target.startswith(f"{part}.") for part in allowed)


def every_room_has_rules(house: House) -> list[str]:
    """A new part of the house says first what it may import."""
    known = {"", *MAY_IMPORT}
    return [
        f"{house.place(module, 1)}: {module.room} is a room without rules; name what it may import"
        for module in house.modules.values()
        if module.room not in known
    ]


def heavy_rooms_are_entered_lazily(house: House) -> list[str]:
    """The commands import daemon, web and demo only inside the function that needs them."""
    return [
        f"{house.place(module, imported.line)}: import {target} inside the function that needs it"
        for module in house.modules.values()
        for target, imported in house.inside(module)
        if target.split(".")[0] in ONLY_LAZILY.get(module.room, ()) and not imported.lazy
    ]


def steps_never_meet(house: House) -> list[str]:
    """Steps meet on the lead: no step imports another, and what they share imports none."""
    return [
        f"{house.place(module, imported.line)}: {module.name} must not import {target}; they meet on the lead"
        for module in house.modules.values()
        if module.room == "workflow"
        for target, imported in house.inside(module)
        if _step(target) and _step(target) != _step(module.name)
    ]


def _step(name: str) -> str:
    """The step a module of workflow is part of; nothing for ports and what steps share."""
    stem = name.removeprefix("workflow.")
    if stem == name:
        return ""
    return next((step for step in STEPS if stem == step or stem.startswith(f"{step}_")), "")


def adapters_share_only_words_and_mime(house: House) -> list[str]:
    """An adapter knows its own files and SHARED ones, no other outside thing."""
    return [
        f"{house.place(module, imported.line)}: {module.name} must not import {target}, another outside thing"
        for module in house.modules.values()
        if module.room == "adapters"
        for target, imported in house.inside(module)
        if target.startswith("adapters.") and _thing(target) not in {_thing(module.name), *SHARED}
    ]


def _thing(name: str) -> str:
    """The outside thing an adapter file is about: imap_wire is imap's."""
    thing = name.removeprefix("adapters.").split("_")[0]
    return FILES_OF.get(thing, thing)


def libraries_have_one_door(house: House) -> list[str]:
    """Each library is imported by one module, or stays in the one room that DOORS names."""
    opened: dict[str, list[tuple[Module, Import]]] = {}
    for module in house.modules.values():
        for library, imported in house.libraries(module).items():
            opened.setdefault(library, []).append((module, imported))
    return [
        f"{house.place(module, imported.line)}: {library} has its door in {_door(library, doors)} already"
        for library, doors in opened.items()
        for module, imported in doors
        if not _at_door(library, module, doors)
    ]


def _door(library: str, doors: list[tuple[Module, Import]]) -> str:
    return DOORS[library][0] if library in DOORS else doors[0][0].name


def _at_door(library: str, module: Module, doors: list[tuple[Module, Import]]) -> bool:
    door = _door(library, doors)
    return module.name == door or (library in DOORS and module.room == door)


def libraries_stay_at_the_edge(house: House) -> list[str]:
    """No library is known in domain, workflow, config, bootstrap or errors."""
    return [
        f"{house.place(module, imported.line)}: {library} must stay behind an adapter"
        for module in house.modules.values()
        if module.room not in LIBRARY_ROOMS
        for library, imported in house.libraries(module).items()
    ]


def adapters_hold_one_library(house: House) -> list[str]:
    """One third-party library per file, but for those TWO_LIBRARIES gives a reason for."""
    return [
        f"{house.place(module, 1)}: holds {' and '.join(sorted(libraries))}; one library per file"
        for module in house.modules.values()
        if module.room in {"adapters", "daemon"} and module.name not in TWO_LIBRARIES
        if len(libraries := house.libraries(module)) > 1
    ]


def nobody_reads_the_clock(house: House) -> list[str]:
    """`now` is an argument; only one file asks the machine."""
    return [
        f"{house.place(module, line)}: reads {clock}; take `now` as an argument (the clock is {CLOCK_MODULE})"
        for module in house.modules.values()
        if module.name != CLOCK_MODULE
        for clock, line in _uses(module.tree, CLOCKS)
    ]


def nothing_goes_in_circles(house: House) -> list[str]:
    """No module imports itself by a detour, lazily or not."""
    graph = {name: {target for target, _ in house.inside(module)} for name, module in house.modules.items()}
    circles = {circle for name in graph if (circle := _circle(graph, name))}
    return [f"{' -> '.join((*circle, circle[0]))} is a circle" for circle in sorted(circles)]


def _circle(graph: dict[str, set[str]], start: str) -> tuple[str, ...]:
    """The shortest way from a module back to itself, told from its first name on; () if there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for target in sorted(graph.get(way[-1], set()) - {"", way[-1]}):
            if target == start:
                first = way.index(min(way))
                return way[first:] + way[:first]
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))
    return ()


def nothing_knows_somebodys_machine(house: House) -> list[str]:
    """No path of a machine in anything that is shipped."""
    return [
        f"{path.relative_to(house.root)}:{number}: {found[0]} is a path of somebody's machine"
        for path in _shipped(house.root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (found := FOREIGN_PATHS.search(line))
    ]


def _shipped(root: Path) -> Iterator[Path]:
    beside = [root / name for name in ("config.example.toml", "pyproject.toml", "Makefile", "README.md")]
    inside = [path for folder in (PACKAGE, "templates") for path in sorted((root / folder).rglob("*"))]
    text = {".py", ".toml", ".j2", ".txt", ".html", ".css", ".js", ".eml", ".md", ""}
    yield from (path for path in beside + inside if path.is_file() and path.suffix in text)


RULES: tuple[Rule, ...] = (
    rooms_keep_their_directions,
    every_room_has_rules,
    heavy_rooms_are_entered_lazily,
    steps_never_meet,
    adapters_share_only_words_and_mime,
    libraries_have_one_door,
    libraries_stay_at_the_edge,
    adapters_hold_one_library,
    nobody_reads_the_clock,
    nothing_goes_in_circles,
    nothing_knows_somebodys_machine,
)


# --- reading Python --------------------------------------------------------------------------------


def _imports(tree: ast.Module) -> Iterator[Import]:
    for node, lazy in _nodes(tree, lazy=False):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node.lineno, lazy) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (Import(f"{node.module}.{name.name}", node.lineno, lazy) for name in node.names)


def _nodes(node: ast.AST, *, lazy: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Every node below, and whether it waits: inside a function, or for a type checker only."""
    for child in ast.iter_child_nodes(node):
        yield child, lazy
        waits = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types = isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING")
        yield from _nodes(child, lazy=lazy or waits or for_types)


def _uses(tree: ast.Module, wanted: set[str]) -> Iterator[tuple[str, int]]:
    """Where one of the wanted names is used, under whatever name it was imported."""
    meaning = dict(_meanings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            first, *rest = _dotted(node)
            name = ".".join((meaning.get(first, first), *rest))
            if name in wanted:
                yield name, node.lineno


def _meanings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What the imported names of a file stand for: `from datetime import datetime as d` gives d."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((name.asname, name.name) for name in node.names if name.asname)
        elif isinstance(node, ast.ImportFrom):
            yield from ((name.asname or name.name, f"{node.module}.{name.name}") for name in node.names)


def _dotted(node: ast.expr) -> tuple[str, ...]:
    """The names of `a.b.c`; of anything that is not just names, nothing that could be wanted."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute):
        return (*_dotted(node.value), node.attr)
    return ("",)
