// The search page: its address says what was asked, so that a search can be kept, sent and gone back to. Words and filters act together;
// counts say what each filter would leave. All that is shown is set as text, never as HTML.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const find = window.kbFind;
  const STEP = 20;
  const TITLES = { type: "Type", kind: "Kind", country: "Country", year: "Year", source: "Source", reviewed: "Review" };
  const ORDERS = ["", "old", "new", "name"];
  const LONG = 12; // values from which a facet can itself be filtered
  const MOST = 150; // values that a facet lists
  const $ = (id) => document.getElementById(id);
  const [input, count, order, remark, list, more, facets] = ["kb-words", "kb-count", "kb-order", "kb-remark", "kb-results", "kb-more", "kb-facets"].map($);
  const boxes = new Map();
  let state = null;
  let shown = 0;
  let turn = 0;
  let results = [];
  let asked = null;

  function make(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // --- the address ------------------------------------------------------------------------------------------------------

  function readAddress() {
    const said = new URLSearchParams(location.search);
    const filters = Object.fromEntries(find.FACETS.map((facet) => [facet, [...new Set(said.getAll(facet))].filter(Boolean)]));
    return { words: said.get("q") || "", filters, order: ORDERS.includes(said.get("order")) ? said.get("order") : "" };
  }

  function addressOf({ words, filters, order: by }) {
    const said = new URLSearchParams();
    if (words.trim()) said.set("q", words.trim());
    find.FACETS.forEach((facet) => filters[facet].forEach((value) => said.append(facet, value)));
    if (by) said.set("order", by);
    const text = said.toString();
    return text ? `${location.pathname}?${text}` : location.pathname;
  }

  // A filter makes a step to go back to; letters typed one after another make one together.
  function keep({ step }) {
    const address = addressOf(state);
    if (address === location.pathname + location.search) return;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  }

  // --- facets -----------------------------------------------------------------------------------------------------------

  function makeFacet(facet) {
    const title = make("summary", "", TITLES[facet]);
    const inner = make("div", "kb-facet__values");
    inner.setAttribute("role", "group");
    inner.setAttribute("aria-label", TITLES[facet]);
    const narrow = make("input", "kb-facet__narrow");
    narrow.type = "search";
    narrow.placeholder = `Find in ${TITLES[facet].toLowerCase()}`;
    narrow.setAttribute("aria-label", narrow.placeholder);
    narrow.hidden = true;
    const box = make("details", "kb-facet", title, narrow, inner);
    box.open = facet !== "source" && matchMedia("(min-width: 60em)").matches;
    const show = () => showFacet(facet).catch(() => {}); // the search itself says what went wrong
    box.addEventListener("toggle", show);
    narrow.addEventListener("input", show);
    narrow.addEventListener("keydown", (event) => event.stopPropagation());
    inner.addEventListener("change", () => {
      const chosen = [...inner.querySelectorAll("input:checked")].map((one) => one.value);
      const unseen = state.filters[facet].filter((key) => !inner.querySelector(`input[value="${CSS.escape(key)}"]`));
      state.filters[facet] = [...unseen, ...chosen];
      keep({ step: true });
      search();
    });
    boxes.set(facet, { box, inner, narrow, title });
    $("kb-facets-values").append(box);
  }

  function orderOf(facet) {
    if (facet === "year") return ([a], [b]) => b - a;
    return ([a, many], [b, few]) => few - many || (a < b ? -1 : 1);
  }

  async function showFacet(facet) {
    const { box, inner, narrow, title } = boxes.get(facet);
    const chosen = state.filters[facet];
    const mine = turn;
    title.textContent = chosen.length ? `${TITLES[facet]} (${chosen.length} chosen)` : TITLES[facet];
    if (!box.open) return;
    const table = await find.openTable();
    await find.readSources(facet === "source" ? table.sources.keys() : state.filters.source);
    if (mine !== turn) return;
    const label = table.labels[facet];
    const all = [...find.counted(asked ? [...asked.scores.keys()] : table.records.map((_, n) => n), state.filters, facet)].sort(orderOf(facet));
    narrow.hidden = all.length <= LONG && !narrow.value;
    const sought = find.plain(narrow.value.trim());
    const fitting = all.filter(([key]) => chosen.includes(key) || find.plain(label(key)).includes(sought));
    const held = inner.contains(document.activeElement) ? document.activeElement.value : null;
    inner.replaceChildren(...fitting.slice(0, MOST).map(([key, number]) => {
      const tick = make("input");
      tick.type = "checkbox";
      tick.value = key;
      tick.checked = chosen.includes(key);
      const name = make("span", "kb-facet__name", ...(facet === "type" ? [make("span", `kb-sign kb-sign--${key}`)] : []), label(key));
      return make("label", "kb-facet__value", tick, name, " ", make("span", "kb-figure", number.toLocaleString("en")));
    }));
    if (fitting.length > MOST) inner.append(make("p", "kb-note", `and ${fitting.length - MOST} more: narrow the list above`));
    if (!fitting.length) inner.append(make("p", "kb-note", "none"));
    if (held !== null) inner.querySelector(`input[value="${CSS.escape(held)}"]`)?.focus();
  }

  function showChosen() {
    let box = facets.querySelector(".kb-chosen");
    if (!box) {
      box = make("div", "kb-chosen");
      facets.querySelector("button").after(box);
    }
    const chips = find.FACETS.flatMap((facet) => state.filters[facet].map((key) => {
      const chip = make("button", "kb-chip", tableLabel(facet, key));
      chip.type = "button";
      chip.setAttribute("aria-label", `Remove the filter ${TITLES[facet]}: ${tableLabel(facet, key)}`);
      chip.addEventListener("click", () => {
        state.filters[facet] = state.filters[facet].filter((one) => one !== key);
        keep({ step: true });
        search();
        input.focus();
      });
      return chip;
    }));
    box.replaceChildren(...chips);
  }
  let tableLabel = (facet, key) => key;

  // --- results ----------------------------------------------------------------------------------------------------------

  const pageAddress = (record) => `${record.page.split("/").map(encodeURIComponent).join("/")}.html`;

  function describe(record, table) {
    const about = [record.type];
    if (record.kind && record.kind !== record.type) about.push(find.spaced(record.kind));
    const countries = table.values.country(record.number);
    about.push(...(countries.length > 3 ? [`${countries.length} countries`] : countries.map(table.labels.country)));
    const years = table.values.year(record.number);
    if (years.length) about.push(years.length > 2 ? `${years[0]}–${years.at(-1)}` : years.join(", "));
    about.push(table.labels.reviewed(table.values.reviewed(record.number)[0]));
    return about.join(" · ");
  }

  // The browser itself scrolls to the words and lights them up; one that cannot opens the page at its beginning.
  function passageAddress(record, { text, start, end }) {
    const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, start - 1)) + 1);
    const to = text.slice(end).match(/^\S*(?:\s+\S+){0,3}/)[0].length + end;
    return `${pageAddress(record)}#:~:text=${encodeURIComponent(text.slice(from, to)).replaceAll("-", "%2D")}`;
  }

  async function fillExcerpt(item, record, mine) {
    const pieces = await find.steadily(() => find.textOf(record.number));
    if (mine !== turn || !pieces.length) return;
    const { parts, before, after, hit } = find.excerptOf(pieces, asked);
    const words = parts.map(([text, marked]) => (marked ? make("mark", "", text) : text));
    const box = item.querySelector(".kb-result__text");
    box.append(before ? "… " : "", ...words, after ? " …" : "");
    if (hit && record.type === "source") {
      const link = make("a", "kb-result__there", "open there");
      link.href = passageAddress(record, hit);
      link.setAttribute("aria-label", `open there: “${record.name}” at these words`);
      box.append(" ", link);
    }
  }

  function makeResult(record, table, mine) {
    const link = make("a", "", record.name);
    link.href = pageAddress(record);
    const item = make("li", "kb-result", make("h3", "kb-result__name", make("span", `kb-sign kb-sign--${record.type}`), link), make("p", "kb-result__about", describe(record, table)), make("p", "kb-result__text"));
    fillExcerpt(item, record, mine).catch(() => {});
    return item;
  }

  async function showMore() {
    const table = await find.openTable();
    const next = results.slice(shown, shown + STEP).map((number) => makeResult(table.records[number], table, turn));
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= results.length;
    return next[0];
  }

  function remarkOn() {
    if (!asked) return "";
    const said = asked.meant.map(([word, others]) => `Nothing has “${word}”; looked for ${others.map((other) => `“${other}”`).join(", ")}.`);
    for (const record of new Set(asked.named)) {
      const others = record.names.slice(1).filter((name) => find.plain(name) !== find.plain(state.words.trim()));
      if (others.length) said.push(`Read as ${record.name}, also called ${others.slice(0, 4).join(", ")}${others.length > 4 ? " and otherwise" : ""}.`);
    }
    if (asked.partly) said.push("Nothing has all of these words; these have some of them.");
    return said.join(" ");
  }

  // Events and dates are numbered by time, so that within a year their numbers decide; what has no year comes last.
  function inTime(table, sign) {
    const year = (number) => Number(table.values.year(number).at(sign > 0 ? 0 : -1)) || sign * Infinity;
    return (a, b) => sign * (year(a) - year(b) || a - b) || a - b;
  }

  function inOrder(numbers, table) {
    const { records } = table;
    const byName = (a, b) => records[a].name.localeCompare(records[b].name, "en", { numeric: true }) || a - b;
    const byMatch = asked ? (a, b) => asked.scores.get(b) - asked.scores.get(a) || a - b : (a, b) => records[b].weight - records[a].weight || a - b;
    return numbers.sort({ old: inTime(table, 1), new: inTime(table, -1), name: byName }[state.order] || byMatch);
  }

  async function search() {
    const mine = (turn += 1);
    try {
      const found = await find.steadily(async () => {
        const table = await find.openTable();
        await find.readSources(state.filters.source);
        return { table, answered: await find.answer(state.words) };
      });
      if (mine !== turn) return;
      const { table, answered } = found;
      tableLabel = (facet, key) => table.labels[facet](key);
      asked = answered;
      const all = asked ? [...asked.scores.keys()] : table.records.map((_, number) => number);
      results = inOrder(find.passing(all, state.filters), table);
      shown = 0;
      list.replaceChildren();
      const filtered = find.FACETS.some((facet) => state.filters[facet].length);
      count.textContent = `${results.length.toLocaleString("en")} ${results.length === 1 ? "page" : "pages"}${asked || filtered ? "" : `: all that there is${state.order ? "" : ", most named first"}`}`;
      remark.textContent = `${remarkOn()}${results.length ? "" : ` ${all.length ? `Without the filters: ${all.length.toLocaleString("en")}.` : "Try fewer words, or one of the lists."}`}`.trim();
      showChosen();
      await Promise.all([showMore(), ...find.FACETS.map(showFacet)]);
      document.documentElement.dataset.kbSearched = String(mine);
    } catch (error) {
      if (mine === turn) count.textContent = error.message;
    }
  }

  // --- what readers do --------------------------------------------------------------------------------------------------

  let pause = 0;
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      state.words = input.value;
      keep({ step: false });
      search();
    }, 160);
  });
  document.querySelector(".kb-ask").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    state.words = input.value;
    keep({ step: true });
    search();
  });
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
  order.addEventListener("change", () => {
    state.order = order.value;
    keep({ step: true });
    search();
  });
  addEventListener("popstate", begin);
  const unfold = $("kb-facets-open");
  unfold.addEventListener("click", () => {
    const open = facets.classList.toggle("kb-facets--open");
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = open ? "Hide filters" : "Show filters";
  });

  // Arrows walk from the words through the results and back, Escape returns to the words.
  addEventListener("keydown", (event) => {
    const links = [...list.querySelectorAll(".kb-result__name a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== input) return;
    if (event.key === "ArrowDown" && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else return;
    event.preventDefault();
  });

  function begin() {
    state = readAddress();
    input.value = state.words;
    order.value = state.order;
    find.FACETS.forEach((facet) => (boxes.get(facet).box.open ||= state.filters[facet].length > 0));
    search();
  }

  find.FACETS.forEach(makeFacet);
  begin();
});
