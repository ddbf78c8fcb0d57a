// Keys for the page; everything works without them. No key acts on a row that is not marked.
(() => {
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const MARK = "here";
  let place = Number(sessionStorage.getItem("place") ?? -1);
  document.documentElement.classList.add("scripted");

  const marked = () => document.querySelector(`[data-row].${MARK}`);
  const mark = (index, scroll = true) => {
    const all = rows();
    if (!all.length) return;
    place = Math.max(0, Math.min(index, all.length - 1));
    all.forEach((row, nth) => row.classList.toggle(MARK, nth === place));
    all[place].focus({ preventScroll: true });
    if (scroll) all[place].scrollIntoView({ block: "nearest" });
  };
  // After a list changed by itself the mark stays with its lead, else with its place.
  let known = "";
  const settle = () => {
    const again = known && document.getElementById(known);
    if (place >= 0 && !document.activeElement?.matches("input, textarea, select, button, a, summary"))
      mark(again ? rows().indexOf(again) : place, false);
    else if (again) again.classList.add(MARK);
  };
  const remember = () => { known = marked()?.id ?? ""; };
  document.addEventListener("htmx:before:swap", remember);
  document.addEventListener("htmx:after:swap", settle);

  const keys = document.getElementById("keys");
  const help = () => (keys?.open ? keys.close() : keys?.showModal());
  // A menu that is open closes when something else is tapped, and by Escape.
  const menus = (but) => document.querySelectorAll("details:is(.later, .narrow)[open]").forEach((menu) => {
    if (menu !== but) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    menus(event.target.closest?.("details:is(.later, .narrow)"));
    if (event.target.closest?.("[data-keys]")) help();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return menus();
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (event.target.matches?.("input, textarea, select") || (keys?.open && event.key !== "?")) return;
    if (event.key === "?") return help();
    if (event.key === "j" || event.key === "k") return mark(place + (event.key === "j" ? 1 : -1));
    if (!"oaercyn".includes(event.key)) return;
    const all = rows();
    const row = marked() ?? (all.length === 1 ? all[0] : null);
    if (!row) return mark(0);
    const button = row.querySelector(`[data-key="${event.key}"]`);
    if (!button) return;
    event.preventDefault();
    // Nobody says yes to what he does not see: a folded row opens first.
    if (row.matches("details:not([open])") && event.key !== "o") return void (row.open = true);
    // A call is a fact about the world: the key only goes there, Enter says it.
    if (event.key === "c" || button.matches("textarea")) return button.focus();
    sessionStorage.setItem("place", String(place));
    button.click();
  });

  // Where each row is one question, the first is marked at once: one key answers it.
  if (place < 0 && document.querySelector("[data-first]")) place = 0;
  if (place >= 0 && rows().length) mark(place, false);
  sessionStorage.removeItem("place");
})();
