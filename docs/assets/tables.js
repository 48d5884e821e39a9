// Lists can be filtered and sorted; without a script they are plain tables. A list that stands on several pages loads all its rows when
// somebody first filters or sorts it, so that it is filtered and sorted whole. What was asked of it stands in the address, as that of a
// search does: `q` the words, the title of a column the value chosen there, `order` the column it is sorted by, with "-" from the end.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const STEP = 300; // rows shown at a time
  const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  const collator = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });

  function make(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  class List {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      this.heads = [...table.tHead.rows[0].cells];
      this.titles = this.heads.map((head) => head.textContent);
      this.here = [...this.body.rows];
      this.rows = table.dataset.rows ? null : this.here;
      this.choices = new Map();
      this.sorted = null;
      this.limit = STEP;
      if (this.here.length >= 12) this.addFilters();
      if (this.rows) this.all();
      this.heads.forEach((head, at) => this.addSorting(head, at));
      this.more = make("button", "kb-show-more", "Show more");
      this.more.type = "button";
      this.more.hidden = true;
      this.more.addEventListener("click", () => {
        this.limit += STEP;
        this.show();
      });
      table.after(this.more);
      addEventListener("popstate", () => this.readAddress());
      if (location.search) this.readAddress();
    }

    // --- the address ----------------------------------------------------------------------------------------------------

    keyOf(at) {
      return this.titles[at].toLowerCase();
    }

    async readAddress() {
      const said = new URLSearchParams(location.search);
      const wanted = [...this.choices].filter(([at]) => said.get(this.keyOf(at)));
      if (this.input) this.input.value = said.get("q") || "";
      const order = said.get("order") || "";
      const at = this.titles.findIndex((_, index) => this.keyOf(index) === order.replace(/^-/, ""));
      this.sortBy(at, order.startsWith("-") ? "descending" : "ascending");
      if (wanted.length) await this.all(); // only then are the values of a list on several pages known
      this.choices.forEach((choice, index) => (choice.value = said.get(this.keyOf(index)) || ""));
      this.choices.forEach((choice) => choice.selectedIndex < 0 && (choice.value = "")); // a value that is no more
      if (this.asked()) this.begin();
      else if (this.rows) this.show();
    }

    asked() {
      return this.sorted || this.input?.value.trim() || [...this.choices.values()].some((choice) => choice.value);
    }

    address() {
      const said = new URLSearchParams();
      const words = this.input?.value.trim();
      if (words) said.set("q", words);
      this.choices.forEach((choice, at) => choice.value && said.set(this.keyOf(at), choice.value));
      if (this.sorted) said.set("order", (this.sorted.sign < 0 ? "-" : "") + this.keyOf(this.sorted.at));
      const text = said.toString();
      return text ? `${location.pathname}?${text}` : location.pathname;
    }

    // A choice makes a step to go back to; letters typed one after another make none.
    keep({ step }) {
      const address = this.address();
      if (address === location.pathname + location.search) return;
      if (step) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    }

    // --- filters and order ----------------------------------------------------------------------------------------------

    // All rows of the list, also those of its other pages.
    async all() {
      if (!this.rows) {
        const text = await kbFind.steadily(() => kbFind.load(this.table.dataset.rows));
        const holder = document.createElement("template");
        holder.innerHTML = `<table><tbody>${text}</tbody></table>`; // written and escaped by the same build as this page
        this.rows = [...holder.content.querySelectorAll("tr")].map((row) => document.adoptNode(row));
      }
      if (!this.texts) {
        this.texts = this.rows.map((row) => fold([...row.cells].map((cell) => cell.textContent).join(" ")));
        this.fillChoices();
      }
    }

    addFilters() {
      const box = make("div", "kb-filter", "");
      const label = make("label", "", "Filter this list");
      this.input = make("input", "", "");
      this.input.type = "search";
      this.input.id = "kb-filter";
      label.htmlFor = this.input.id;
      this.count = make("span", "kb-note", "");
      this.count.setAttribute("role", "status");
      box.append(label, this.input);
      this.heads.forEach((head, at) => head.hasAttribute("data-choice") && box.append(this.makeChoice(at)));
      box.append(this.count);
      this.input.addEventListener("input", () => {
        this.keep({ step: false });
        this.begin();
      });
      this.table.before(box);
    }

    // A choice among the values of a column; those of a list on several pages are known when all its rows are.
    makeChoice(at) {
      const choice = make("select", "", "");
      choice.setAttribute("aria-label", this.titles[at]);
      choice.append(new Option(`${this.titles[at]}: all`, ""));
      ["focus", "pointerenter"].forEach((event) => choice.addEventListener(event, () => this.all()));
      choice.addEventListener("change", () => {
        this.keep({ step: true });
        this.begin();
      });
      this.choices.set(at, choice);
      return choice;
    }

    fillChoices() {
      for (const [at, choice] of this.choices) {
        const counts = new Map();
        for (const row of this.rows) {
          const value = row.cells[at].textContent.trim();
          if (value) counts.set(value, (counts.get(value) || 0) + 1);
        }
        const sorted = [...counts].sort(([a], [b]) => collator.compare(a, b));
        choice.append(...sorted.map(([value, number]) => new Option(`${value} (${number})`, value)));
      }
    }

    addSorting(head, at) {
      const button = make("button", "kb-sort", this.titles[at]);
      button.type = "button";
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending" }[head.getAttribute("aria-sort") || "none"];
        this.sortBy(next ? at : -1, next);
        this.keep({ step: true });
        this.begin();
      });
    }

    sortBy(at, direction) {
      this.heads.forEach((head) => head.removeAttribute("aria-sort"));
      this.heads[at]?.setAttribute("aria-sort", direction);
      this.sorted = at < 0 ? null : { at, sign: direction === "descending" ? -1 : 1 };
    }

    async begin() {
      this.limit = STEP;
      await this.all();
      this.show();
    }

    fitting() {
      const words = this.input ? fold(this.input.value).split(/\s+/).filter(Boolean) : [];
      const chosen = [...this.choices].filter(([, choice]) => choice.value).map(([at, choice]) => [at, choice.value]);
      const fits = (row, at) =>
        words.every((word) => this.texts[at].includes(word)) && chosen.every(([cell, value]) => row.cells[cell].textContent.trim() === value);
      return { rows: this.rows.filter(fits), filtered: words.length + chosen.length > 0 };
    }

    order(rows) {
      if (!this.sorted) return rows;
      const { at, sign } = this.sorted;
      const key = (row) => row.cells[at].querySelector("[data-sort]")?.dataset.sort ?? row.cells[at].textContent;
      return rows
        .map((row) => [key(row), row])
        .sort(([a], [b]) => (a === "") - (b === "") || sign * collator.compare(a, b))
        .map(([, row]) => row);
    }

    show() {
      const { rows, filtered } = this.fitting();
      const whole = !filtered && !this.sorted;
      const shown = whole ? this.here : this.order(rows).slice(0, this.limit);
      this.body.replaceChildren(...shown);
      this.more.hidden = whole || shown.length >= rows.length;
      document.querySelectorAll(".kb-parts").forEach((parts) => (parts.hidden = !whole));
      this.table.caption.hidden = !whole;
      if (this.count) this.count.textContent = filtered ? `${rows.length.toLocaleString("en")} of ${this.rows.length.toLocaleString("en")}` : "";
    }
  }

  document.querySelectorAll("table.kb-index").forEach((table) => new List(table));
});
