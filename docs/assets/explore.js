// The map and the line of time: marks that open, and one choice of kind, actor, place and years that acts on map, timeline and lists
// alike. What is pointed at in one view is marked in the others.
"use strict";

{
  const { Choice, Sight, spotOf, write } = globalThis.kbPictures;
  // How near a map comes to the place that its address names: so that the next ones are seen too.
  const NEAR = 1;

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
        if (total === one.total) continue;
        one.total = total;
        one.circles.forEach((circle) => circle.setAttribute("r", radius + (circle.matches(".kb-ring") ? 3 : 0)));
        if (one.count) write(one.count, total > 1 ? String(total) : "");
      }
    }

    open(event) {
      const mark = event.target.closest?.(".kb-mark--many");
      if (!mark || this.sight.dragged) return;
      event.preventDefault();
      const parts = mark.dataset.places.split(" ").map((place) => this.single.get(place)?.spot).filter(Boolean);
      this.sight.goTo(parts, Number(mark.dataset.last) + 1);
    }

    // Comes near to one place, as far as it takes to tell it from others; says whether the map has it.
    show(place) {
      const one = this.single.get(place);
      if (one) this.sight.goTo([one.spot], Math.max(one.first, NEAR));
      return one;
    }

    // `places` has how many of the chosen events each place saw; null stands for no choice.
    choose(places, all) {
      this.chosen = places;
      this.weigh(places ?? all);
      this.draw();
    }
  }

  // --- one choice for all ---------------------------------------------------------------------------------------------------

  class Explorer {
    constructor(box, data, map) {
      this.data = data;
      this.map = map;
      this.choice = new Choice(box, "All events", () => this.apply());
      const sorted = (options) => [...options].sort((one, other) => one[1].localeCompare(other[1]));
      this.choice.select("kind", "Kind", sorted(data.kinds));
      this.choice.select("actor", "Actor", sorted(data.actors));
      this.choice.select("place", "Place", sorted(data.places));
      const years = data.events.flatMap((event) => [event[3], event[4]]).filter((year) => year !== null);
      const [least, most] = [Math.min(...years), Math.max(...years)];
      this.choice.number("from", "From year", least, most, least);
      this.choice.number("to", "to year", least, most, most);
      this.list = document.createElement("ol");
      this.list.className = "kb-chosen-events";
      if (!document.querySelector("tr[data-event]")) document.getElementById("events")?.after(this.list);
      this.choice.start();
      this.pointing();
      this.arrive();
    }

    apply() {
      const value = (name) => this.choice.value(name);
      const number = (list, id) => list.findIndex((one) => one[0] === id);
      const kind = value("kind") && number(this.data.kinds, value("kind"));
      const actor = value("actor") && number(this.data.actors, value("actor"));
      const place = value("place") && number(this.data.places, value("place"));
      const from = value("from") ? Number(value("from")) : null;
      const to = value("to") ? Number(value("to")) : null;
      const active = this.choice.active;
      const chosen = this.data.events.filter(
        (event) =>
          (kind === "" || event[2] === kind) &&
          (actor === "" || event[7].includes(actor)) &&
          (place === "" || event[6].includes(place)) &&
          (from === null || (event[4] ?? (event[3] === null ? -Infinity : Infinity)) >= from) &&
          (to === null || (event[3] ?? (event[4] === null ? Infinity : -Infinity)) <= to),
      );
      this.shown = chosen;
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
        write(said, said.matches("td") ? count.toLocaleString("en") : `${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`);
      });
      this.recount(chosen, active);
      const who = actor !== "" && this.data.actors[actor];
      const count = `${chosen.length.toLocaleString("en")} of ${this.data.events.length.toLocaleString("en")} events`;
      this.choice.say(count, who && `network.html?actor=${encodeURIComponent(who[0])}`, who && `ties of ${who[1]}`);
      this.fill(active ? chosen : []);
    }

    // A place that the address names is looked at from near, and marked also where nothing happened there.
    arrive() {
      const place = new URLSearchParams(location.search).get("place");
      const there = place && this.map?.show(place);
      if (there) this.point([there.mark]);
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

    // The period of the timeline that an event falls into: a month, a year, what was before, or nothing known.
    periodOf(event) {
      this.monthly ??= document.querySelector('[data-period*="-"]') !== null;
      this.begins ??= Number(document.querySelector("[data-before]")?.dataset.before ?? -Infinity);
      const year = event[3] ?? event[4];
      if (year === null) return "";
      if (year < this.begins) return "before";
      return this.monthly && event[8] ? `${year}-${String(event[8]).padStart(2, "0")}` : `${year}`;
    }

    // Cells of the timeline and rows of its table count anew; the numbers made with the page come back with "all events".
    recount(chosen, active) {
      const periods = new Map();
      for (const event of chosen) {
        const kinds = periods.get(this.periodOf(event)) ?? new Map();
        const [kind] = this.data.kinds[event[2]];
        periods.set(this.periodOf(event), kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
      }
      const period = (one) => (one.dataset.before ? "before" : (one.dataset.period ?? ""));
      document.querySelectorAll(".kb-cell").forEach((cell) => {
        const { kind } = cell.closest("[data-kind]").dataset;
        const count = active ? (periods.get(period(cell))?.get(kind) ?? 0) : Number(cell.dataset.count);
        cell.classList.toggle("kb-dim", count === 0);
        const words = cell.querySelector("text");
        if (words) write(words, count ? String(count) : "");
      });
      const names = new Map(this.data.kinds);
      document.querySelectorAll(".kb-periods tbody tr").forEach((row) => {
        const kinds = [...(periods.get(period(row)) ?? [])].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
        const total = kinds.reduce((sum, [, count]) => sum + count, 0);
        row.hidden = total === 0;
        write(row.cells[1], total.toLocaleString("en"));
        write(row.cells[2], period(row) && kinds.map(([kind, count]) => `${names.get(kind) || "event"} ${count.toLocaleString("en")}`).join(", "));
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

    // What is pointed at in one view is marked in the others: an event, a place, or the events of a cell.
    pointing() {
      const elements = new Map();
      const keep = (kind, one, keys) => {
        for (const key of keys) elements.set(kind + key, [...(elements.get(kind + key) ?? []), one]);
      };
      document.querySelectorAll("[data-event]").forEach((one) => keep("event ", one, [one.dataset.event]));
      document.querySelectorAll("[data-places]").forEach((one) => keep("place ", one, one.dataset.places.split(" ")));
      document.querySelectorAll("tr[data-place], li[data-place]").forEach((one) => keep("place ", one, [one.dataset.place]));
      const kinds = this.data.kinds.map((kind) => kind[0]);
      const mark = (events) => {
        const keys = new Set(events.map((event) => `event ${event[0]}`));
        for (const at of new Set(events.flatMap((event) => event[6]))) keys.add(`place ${this.data.places[at][0]}`);
        const pointed = [...new Set([...keys].flatMap((key) => elements.get(key) ?? []))];
        const cells = [...document.querySelectorAll(".kb-cell")];
        pointed.push(...cells.filter((cell) => events.length < 40 && events.some((event) => this.inCell(event, cell, kinds))));
        this.list.querySelectorAll("[data-chosen]").forEach((one) => keys.has(`event ${one.dataset.chosen}`) && pointed.push(one));
        this.point(pointed);
      };
      const from = (event) => {
        const one = event.target.closest?.("[data-event], [data-chosen], [data-places], [data-place], .kb-cell");
        if (one) mark(this.shown.filter((row) => this.meant(one, row, kinds)));
      };
      document.addEventListener("pointerover", from);
      document.addEventListener("focusin", from);
    }

    point(elements) {
      this.pointed?.forEach((one) => one.classList.remove("kb-pointed"));
      this.pointed = elements;
      elements.forEach((one) => one.classList.add("kb-pointed"));
    }

    // Whether an element of a view stands for an event.
    meant(one, event, kinds) {
      const { event: id, chosen, places, place } = one.dataset;
      if (id ?? chosen) return event[0] === (id ?? chosen);
      if (places ?? place) return event[6].some((at) => (places ?? place).split(" ").includes(this.data.places[at][0]));
      return this.inCell(event, one, kinds);
    }

    inCell(event, cell, kinds) {
      const period = cell.dataset.before ? "before" : cell.dataset.period;
      return kinds[event[2]] === cell.closest("[data-kind]").dataset.kind && this.periodOf(event) === period;
    }
  }

  const svg = document.querySelector(".kb-map");
  const map = svg ? new PlaceMap(svg) : null;
  const box = document.getElementById("kb-choice");
  if (box && globalThis.kbEvents) new Explorer(box, globalThis.kbEvents, map);
}
