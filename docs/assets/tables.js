// Long tables can be filtered and sorted; without a script they are plain tables. Nothing is loaded, nothing is stored.
"use strict";

const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });

function addFilter(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 12) return;
  const texts = rows.map((row) => fold(row.textContent));
  const box = document.createElement("div");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("span");
  box.className = "kb-filter";
  count.className = "kb-note";
  count.setAttribute("role", "status");
  input.type = "search";
  input.id = "kb-filter";
  label.htmlFor = input.id;
  label.textContent = "Filter this list";
  box.append(label, input, count);
  input.addEventListener("input", () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    count.textContent = words.length ? `${shown} of ${rows.length}` : "";
  });
  table.before(box);
}

function addSorting(table) {
  const body = table.tBodies[0];
  const original = [...body.rows];
  [...table.tHead.rows[0].cells].forEach((cell, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kb-sort";
    button.textContent = cell.textContent;
    cell.replaceChildren(button);
    button.addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending" }[cell.getAttribute("aria-sort") || "none"];
      [...table.tHead.rows[0].cells].forEach((other) => other.removeAttribute("aria-sort"));
      const sign = next === "descending" ? -1 : 1;
      const key = (row) => row.cells[at].querySelector("[data-sort]")?.dataset.sort ?? row.cells[at].textContent;
      const sorted = next ? [...original].sort((a, b) => sign * collator.compare(key(a), key(b))) : original;
      if (next) cell.setAttribute("aria-sort", next);
      body.append(...sorted);
    });
  });
}

document.querySelectorAll("table.kb-index").forEach((table) => {
  addFilter(table);
  addSorting(table);
});
