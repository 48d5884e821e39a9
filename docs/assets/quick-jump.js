// The quick jump in every header: a name, an alias or a spelling, and Enter opens its page. The last entry searches the texts.
"use strict";

{
  const MOST = 8;
  const form = document.querySelector(".kb-jump");
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[role=status]");
  let options = [];
  let chosen = -1;
  let turn = 0;

  const isOpen = () => !list.hidden;

  function close() {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(at) {
    options[chosen]?.removeAttribute("aria-selected");
    chosen = (at + options.length) % options.length;
    const option = options[chosen];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function makeOption(at, address, ...parts) {
    const option = document.createElement("div");
    option.id = `kb-jump-${at}`;
    option.setAttribute("role", "option");
    option.className = "kb-jump__option";
    option.dataset.address = address;
    option.append(...parts);
    return option;
  }

  function span(text, className) {
    const made = document.createElement("span");
    made.textContent = text;
    made.className = className;
    return made;
  }

  // The name that was asked for, where it is not the first one.
  function otherName(record, words) {
    const fits = (name) => words.every((word) => name.some((part) => part.startsWith(word)));
    if (fits(record.plain[0])) return "";
    const at = record.plain.findIndex(fits);
    return at > 0 ? record.names[at] : "";
  }

  function recordOption(at, record, words) {
    const other = otherName(record, words);
    const what = record.kind && record.kind !== record.type ? `${record.type} · ${kbFind.spaced(record.kind)}` : record.type;
    return makeOption(
      at,
      kbFind.address(`${record.page.split("/").map(encodeURIComponent).join("/")}.html`),
      span("", `kb-sign kb-sign--${record.type}`),
      span(record.name, "kb-jump__name"),
      span(other ? `${what} · also ${other}` : what, "kb-jump__what"),
    );
  }

  function show(words, found) {
    const records = found.slice(0, MOST).map(([number]) => kbFind.book.records[number]);
    options = records.map((record, at) => recordOption(at, record, words));
    const address = new URL(form.action);
    address.search = new URLSearchParams({ q: input.value.trim() });
    options.push(makeOption(options.length, address.href, span("", "kb-sign kb-sign--texts"), span(`Search the texts for “${input.value.trim()}”`, "kb-jump__name")));
    list.replaceChildren(...options);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    if (records.length) choose(0);
    const many = found.length > MOST ? `, the first ${MOST} shown` : "";
    status.textContent = `${found.length || "no"} ${found.length === 1 ? "name" : "names"}${many}`;
  }

  async function lookUp() {
    const mine = (turn += 1);
    const words = kbFind.wordsOf(input.value);
    if (!words.length) {
      close();
      status.textContent = "";
      return;
    }
    try {
      await kbFind.steadily(() => kbFind.openBook({ titles: false }));
      if (mine === turn) show(words, kbFind.byName(words));
      await kbFind.steadily(() => kbFind.openBook({ titles: true }));
      if (mine === turn && isOpen() && chosen < 1) show(words, kbFind.byName(words));
    } catch (error) {
      if (mine === turn) show(words, []);
    }
  }

  function go(option) {
    location.assign(option.dataset.address);
  }

  input.addEventListener("input", lookUp);
  input.addEventListener("focus", () => {
    kbFind.openBook({ titles: false }).catch(() => {});
    if (input.value) lookUp();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (!isOpen()) input.value = "";
      close();
      event.preventDefault();
    } else if (isOpen() && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      event.preventDefault();
    } else if (event.key === "Enter" && isOpen() && options[chosen]) {
      event.preventDefault();
      go(options[chosen]);
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });

  // "/" begins a search from anywhere but from where one types.
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    (document.getElementById("kb-words") || input).focus();
  });
}
