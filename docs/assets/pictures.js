// What makes the pictures move: coming nearer on maps and networks, and one choice of kind, actor, place and years that acts on map,
// timeline and lists alike and stands in the address. The pictures read without it.
"use strict";

{
  const LEVELS = 6;

  // --- coming nearer --------------------------------------------------------------------------------------------------------

  class Sight {
    constructor(svg) {
      this.svg = svg;
      const [x, y, width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
      this.whole = { x, y, width, height };
      this.zoom = 1;
      this.middle = { x: x + width / 2, y: y + height / 2 };
      this.pointers = new Map();
      svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      svg.addEventListener("pointerdown", (event) => this.down(event));
      svg.addEventListener("pointermove", (event) => this.move(event));
      for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.up(event));
      svg.addEventListener("click", (event) => this.dragged && event.preventDefault(), true);
      svg.addEventListener("focusin", (event) => this.follow(event.target.closest("a")));
      this.addButtons();
      new ResizeObserver(() => this.show()).observe(svg);
      this.show();
    }

    addButtons() {
      const bar = document.createElement("div");
      bar.className = "kb-sight";
      const button = (words, sign, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = sign;
        made.setAttribute("aria-label", words);
        made.addEventListener("click", act);
        bar.append(made);
      };
      button("Nearer", "+", () => this.scale(2));
      button("Farther", "−", () => this.scale(0.5));
      button("Whole picture", "⤢", () => this.reset());
      this.svg.before(bar);
      this.svg.tabIndex = 0;
      this.svg.addEventListener("keydown", (event) => this.key(event));
    }

    key(event) {
      if (event.target !== this.svg || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = this.whole.width / this.zoom / 6;
      const ways = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
      if (ways[event.key]) this.shift(...ways[event.key]);
      else if (event.key === "+" || event.key === "=") this.scale(2);
      else if (event.key === "-") this.scale(0.5);
      else if (event.key === "0") this.reset();
      else return;
      event.preventDefault();
    }

    // A plain wheel scrolls the page, as readers expect; with Ctrl, and with two fingers, it comes nearer.
    wheel(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.scale(event.deltaY < 0 ? 1.25 : 0.8, this.at(event));
    }

    down(event) {
      if (event.button) return;
      this.pointers.set(event.pointerId, event);
      this.start = { x: event.clientX, y: event.clientY };
      this.dragged = false;
    }

    move(event) {
      const before = this.pointers.get(event.pointerId);
      if (!before) return;
      const others = [...this.pointers.values()].filter((one) => one.pointerId !== event.pointerId);
      if (others.length) {
        const gap = (one, other) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
        this.scale(gap(event, others[0]) / gap(before, others[0]), this.at(event));
        this.dragged = true;
      } else if (this.zoom > 1 && Math.hypot(event.clientX - this.start.x, event.clientY - this.start.y) > 4) {
        if (!this.dragged) this.svg.setPointerCapture(event.pointerId);
        this.dragged = true;
        const unit = this.whole.width / this.zoom / this.svg.clientWidth;
        this.shift((before.clientX - event.clientX) * unit, (before.clientY - event.clientY) * unit);
      }
      this.pointers.set(event.pointerId, event);
    }

    up(event) {
      this.pointers.delete(event.pointerId);
    }

    at(event) {
      const box = this.svg.getBoundingClientRect();
      const shown = this.shown();
      return {
        x: shown.x + ((event.clientX - box.left) / box.width) * shown.width,
        y: shown.y + ((event.clientY - box.top) / box.height) * shown.height,
      };
    }

    shown() {
      const width = this.whole.width / this.zoom;
      const height = this.whole.height / this.zoom;
      return { x: this.middle.x - width / 2, y: this.middle.y - height / 2, width, height };
    }

    scale(factor, around = this.middle) {
      const zoom = Math.min(Math.max(this.zoom * factor, 1), this.nearest());
      const part = this.zoom / zoom;
      this.middle = {
        x: around.x + (this.middle.x - around.x) * part,
        y: around.y + (this.middle.y - around.y) * part,
      };
      this.zoom = zoom;
      this.show();
    }

    // A narrow screen comes as near as a wide one.
    nearest() {
      return 2 ** LEVELS * Math.max(this.shrunk, 1);
    }

    shift(x, y) {
      this.middle = { x: this.middle.x + x, y: this.middle.y + y };
      this.show();
    }

    reset() {
      this.zoom = 1;
      this.show();
    }

    // Shows all the points, from so near that they stand apart.
    goTo(points, level) {
      const xs = points.map((point) => point.x);
      const ys = points.map((point) => point.y);
      const wide = Math.max(...xs) - Math.min(...xs);
      const high = Math.max(...ys) - Math.min(...ys);
      this.middle = { x: (Math.max(...xs) + Math.min(...xs)) / 2, y: (Math.max(...ys) + Math.min(...ys)) / 2 };
      const close = 0.6 / Math.max(wide / this.whole.width, high / this.whole.height, 0.02);
      const apart = 2 ** level * Math.max(this.shrunk, 1);
      this.zoom = Math.min(Math.max(close, apart, 1), this.nearest());
      this.show();
    }

    // A mark that is reached by the keyboard must be seen.
    follow(mark) {
      const spot = mark && spotOf(mark);
      const shown = this.shown();
      if (!spot || !mark.matches(":focus-visible")) return;
      const inside = spot.x > shown.x && spot.x < shown.x + shown.width && spot.y > shown.y && spot.y < shown.y + shown.height;
      if (!inside) {
        this.middle = spot;
        this.show();
      }
    }

    show() {
      const width = this.whole.width / this.zoom;
      const height = this.whole.height / this.zoom;
      const keep = (value, low, high) => Math.min(Math.max(value, low), high);
      this.middle = {
        x: keep(this.middle.x, this.whole.x + width / 2, this.whole.x + this.whole.width - width / 2),
        y: keep(this.middle.y, this.whole.y + height / 2, this.whole.y + this.whole.height - height / 2),
      };
      const shown = this.shown();
      this.svg.setAttribute("viewBox", `${shown.x} ${shown.y} ${shown.width} ${shown.height}`);
      // The picture is as wide as the screen lets it be; names and marks keep their size.
      this.shrunk = this.whole.width / (this.svg.clientWidth || this.whole.width);
      this.svg.style.setProperty("--kb-near", this.shrunk / this.zoom);
      this.svg.classList.toggle("kb-nearer", this.zoom > 1);
      const level = Math.max(Math.floor(Math.log2(this.zoom / Math.max(this.shrunk, 1)) + 0.01), 0);
      if (level !== this.level) {
        this.level = level;
        this.svg.dispatchEvent(new CustomEvent("kb-level", { detail: level }));
      }
    }
  }

  const spotOf = (mark) => {
    const found = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(mark.getAttribute("transform") || "");
    return found ? { x: Number(found[1]), y: Number(found[2]) } : null;
  };

  // --- the map --------------------------------------------------------------------------------------------------------------

  class PlaceMap {
    constructor(svg) {
      this.svg = svg;
      this.marks = [...svg.querySelectorAll(".kb-mark")].map((mark) => ({
        mark,
        first: Number(mark.dataset.first),
        last: Number(mark.dataset.last),
        places: mark.dataset.places.split(" "),
        names: [...mark.querySelectorAll("text[data-from]")],
        circles: [...mark.querySelectorAll("circle")],
        count: mark.querySelector(".kb-count"),
        spot: spotOf(mark),
      }));
      this.ground = [...svg.querySelectorAll(".kb-lands text, .kb-reaches circle")];
      this.single = new Map(this.marks.filter((one) => one.places.length === 1).map((one) => [one.places[0], one]));
      svg.addEventListener("kb-level", (event) => this.draw(event.detail));
      svg.addEventListener("click", (event) => this.open(event));
      this.sight = new Sight(svg);
    }

    // Which marks stand at this zoom; what has none of the chosen events steps back.
    draw(level = this.level) {
      this.level = level;
      for (const one of this.marks) {
        const chosen = !this.chosen || one.places.some((place) => this.chosen.get(place));
        one.mark.toggleAttribute("hidden", level < one.first || level > one.last);
        one.mark.classList.toggle("kb-dim", !chosen);
        for (const name of one.names) name.toggleAttribute("hidden", level < Number(name.dataset.from) || !chosen);
      }
      for (const one of this.ground) {
        one.toggleAttribute("hidden", level < Number(one.dataset.from));
        if (one.dataset.place) one.classList.toggle("kb-dim", Boolean(this.chosen && !this.chosen.get(one.dataset.place.split("/")[1])));
      }
    }

    // Marks are as wide and bear the numbers that the chosen events make; the same measure as in the picture made with the page.
    weigh(counts) {
      for (const one of this.marks) {
        const total = one.places.reduce((sum, place) => sum + (counts.get(place) ?? 0), 0);
        const radius = total < 2 ? 4 + 0.6 * total : Math.min(3.2 + 2.4 * String(total).length + 0.6 * Math.sqrt(total), 24);
        one.circles.forEach((circle) => circle.setAttribute("r", radius + (circle.matches(".kb-ring") ? 3 : 0)));
        if (one.count) one.count.textContent = total > 1 ? total : "";
      }
    }

    open(event) {
      const mark = event.target.closest?.(".kb-mark--many");
      if (!mark || this.sight.dragged) return;
      event.preventDefault();
      const parts = mark.dataset.places.split(" ").map((place) => this.single.get(place)?.spot).filter(Boolean);
      this.sight.goTo(parts, Number(mark.dataset.last) + 1);
    }

    // `places` has how many of the chosen events each place saw; null stands for no choice.
    choose(places, all) {
      this.chosen = places;
      this.weigh(places ?? all);
      this.draw();
    }

    point(place) {
      this.marks.forEach((one) => one.mark.classList.toggle("kb-pointed", Boolean(place) && one.places.includes(place)));
    }
  }

  // --- one choice for all ---------------------------------------------------------------------------------------------------

  class Choice {
    constructor(box, data, map) {
      this.data = data;
      this.map = map;
      this.box = box;
      this.fields = {};
      this.addSelect("kind", "Kind", data.kinds);
      this.addSelect("actor", "Actor", data.actors);
      this.addSelect("place", "Place", data.places);
      this.addYear("from", "From year");
      this.addYear("to", "to year");
      const clear = document.createElement("button");
      clear.type = "button";
      clear.textContent = "All events";
      clear.addEventListener("click", () => this.set({}));
      this.count = document.createElement("p");
      this.count.setAttribute("role", "status");
      this.list = document.createElement("ol");
      this.list.className = "kb-chosen";
      box.append(clear, this.count);
      if (!document.querySelector("tr[data-event]")) document.getElementById("events")?.after(this.list);
      box.hidden = false;
      addEventListener("popstate", () => this.read());
      this.pointing();
      this.read();
    }

    addSelect(name, words, options) {
      const select = document.createElement("select");
      select.append(new Option("any", ""));
      const sorted = [...options].sort((one, other) => one[1].localeCompare(other[1]));
      sorted.forEach(([id, label]) => id && select.append(new Option(label, id)));
      this.add(name, words, select);
    }

    addYear(name, words) {
      const input = document.createElement("input");
      input.type = "number";
      input.inputMode = "numeric";
      const years = this.data.events.flatMap((event) => [event[3], event[4]]).filter((year) => year !== null);
      input.min = Math.min(...years);
      input.max = Math.max(...years);
      input.placeholder = name === "from" ? input.min : input.max;
      this.add(name, words, input);
    }

    add(name, words, field) {
      const label = document.createElement("label");
      label.append(words, " ", field);
      field.addEventListener("change", () => this.write());
      this.fields[name] = field;
      this.box.append(label);
    }

    set(values) {
      for (const [name, field] of Object.entries(this.fields)) field.value = values[name] ?? "";
      this.write();
    }

    read() {
      const asked = new URLSearchParams(location.search);
      for (const [name, field] of Object.entries(this.fields)) field.value = asked.get(name) ?? "";
      this.apply();
    }

    write() {
      const asked = new URLSearchParams();
      for (const [name, field] of Object.entries(this.fields)) if (field.value) asked.set(name, field.value);
      const query = asked.toString();
      history.pushState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      this.apply();
    }

    apply() {
      const value = (name) => this.fields[name].value;
      const number = (list, id) => list.findIndex((one) => one[0] === id);
      const kind = value("kind") && number(this.data.kinds, value("kind"));
      const actor = value("actor") && number(this.data.actors, value("actor"));
      const place = value("place") && number(this.data.places, value("place"));
      const from = value("from") ? Number(value("from")) : null;
      const to = value("to") ? Number(value("to")) : null;
      const active = Object.values(this.fields).some((field) => field.value);
      const chosen = this.data.events.filter(
        (event) =>
          (kind === "" || event[2] === kind) &&
          (actor === "" || event[7].includes(actor)) &&
          (place === "" || event[6].includes(place)) &&
          (from === null || (event[4] ?? (event[3] === null ? -Infinity : Infinity)) >= from) &&
          (to === null || (event[3] ?? (event[4] === null ? Infinity : -Infinity)) <= to),
      );
      const ids = new Set(chosen.map((event) => event[0]));
      const places = this.happened(chosen);
      this.map?.choose(active ? places : null, places);
      document.querySelectorAll("[data-event]").forEach((one) => {
        const out = active && !ids.has(one.dataset.event);
        if (one.tagName === "TR") one.hidden = out;
        else one.classList.toggle("kb-dim", out);
      });
      document.querySelectorAll("tr[data-place], li[data-place]").forEach((row) => {
        const count = places.get(row.dataset.place) ?? 0;
        row.hidden = active && !count;
        const said = row.querySelector("small, td:last-child");
        said.textContent = said.matches("td") ? count.toLocaleString("en") : `${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`;
      });
      this.recount(chosen, active);
      this.count.textContent = `${chosen.length.toLocaleString("en")} of ${this.data.events.length.toLocaleString("en")} events`;
      this.fill(active ? chosen : []);
    }

    // How many of some events each place saw.
    happened(events) {
      const counts = new Map();
      for (const event of events) {
        for (const at of event[6]) {
          const place = this.data.places[at][0];
          counts.set(place, (counts.get(place) ?? 0) + 1);
        }
      }
      return counts;
    }

    // Cells of the timeline and rows of its table count anew; the numbers made with the page come back with "all events".
    recount(chosen, active) {
      const counts = chosen.map((event) => ({ kind: this.data.kinds[event[2]], year: event[3] ?? event[4], month: event[8] }));
      const monthly = document.querySelector('[data-period*="-"]') !== null;
      const within = (one, { period, before }) => {
        if (before) return one.year !== null && one.year < Number(before);
        if (!period) return one.year === null;
        const [year, month] = period.split("-").map(Number);
        return one.year === year && (month ? one.month === month : !monthly || !one.month);
      };
      document.querySelectorAll(".kb-cell").forEach((cell) => {
        const kind = cell.closest("[data-kind]").dataset.kind;
        const count = active ? counts.filter((one) => one.kind[0] === kind && within(one, cell.dataset)).length : Number(cell.dataset.count);
        cell.classList.toggle("kb-dim", count === 0);
        const words = cell.querySelector("text");
        if (words) words.textContent = count || "";
      });
      document.querySelectorAll(".kb-periods tbody tr").forEach((row) => {
        const there = counts.filter((one) => within(one, row.dataset));
        const kinds = new Map();
        for (const one of there) kinds.set(one.kind[1], (kinds.get(one.kind[1]) ?? 0) + 1);
        row.hidden = there.length === 0;
        row.cells[1].textContent = there.length.toLocaleString("en");
        const order = [...kinds].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
        row.cells[2].textContent = row.dataset.period || row.dataset.before ? order.map(([kind, count]) => `${kind || "event"} ${count.toLocaleString("en")}`).join(", ") : "";
      });
    }

    fill(events) {
      const most = 200;
      this.list.replaceChildren(
        ...events.slice(0, most).map((event) => {
          const item = document.createElement("li");
          const link = document.createElement("a");
          link.href = `events/${event[0]}.html`;
          link.textContent = event[1];
          item.dataset.chosen = event[0];
          item.append(`${event[5]}: `, link);
          return item;
        }),
      );
      if (events.length > most) {
        const more = document.createElement("li");
        more.textContent = `and ${(events.length - most).toLocaleString("en")} more: narrow the choice to see them`;
        this.list.append(more);
      }
    }

    // What is pointed at in one view is marked in the others.
    pointing() {
      const events = new Map(this.data.events.map((event) => [event[0], event]));
      const mark = (id) => {
        const event = events.get(id);
        document.querySelectorAll(".kb-pointed").forEach((one) => one.classList.remove("kb-pointed"));
        if (!event) return;
        document.querySelectorAll(`[data-event="${CSS.escape(id)}"], [data-chosen="${CSS.escape(id)}"]`).forEach((one) => one.classList.add("kb-pointed"));
        const places = event[6].map((at) => this.data.places[at][0]);
        this.map?.marks.forEach((one) => one.mark.classList.toggle("kb-pointed", one.places.some((place) => places.includes(place))));
      };
      const from = (event) => {
        const one = event.target.closest?.("[data-event], [data-chosen]");
        if (one) mark(one.dataset.event ?? one.dataset.chosen);
      };
      document.addEventListener("pointerover", from);
      document.addEventListener("focusin", from);
    }
  }

  const svg = document.querySelector(".kb-map");
  const map = svg ? new PlaceMap(svg) : null;
  const box = document.getElementById("kb-choice");
  if (box && globalThis.kbEvents) new Choice(box, globalThis.kbEvents, map);
  document.querySelectorAll('[data-zoom="plain"] > svg').forEach((plain) => new Sight(plain));
}
