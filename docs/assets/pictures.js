// What all pictures share: coming nearer, and a choice that stands in the address. They read without it.
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
      // Asking for the width at every step would lay the whole page out anew.
      this.wide = svg.clientWidth || width;
      new ResizeObserver(([entry]) => {
        this.wide = entry.contentRect.width || width;
        this.show();
      }).observe(svg);
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
        const unit = this.whole.width / this.zoom / this.wide;
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
      // One spot alone has no width that could say how near is near enough.
      const extent = Math.max(wide / this.whole.width, high / this.whole.height);
      const close = extent ? 0.6 / Math.max(extent, 0.02) : 1;
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
      this.shrunk = this.whole.width / this.wide;
      this.svg.style.setProperty("--kb-near", this.shrunk / this.zoom);
      this.svg.classList.toggle("kb-nearer", this.zoom > 1);
      const level = Math.max(Math.floor(Math.log2(this.zoom / Math.max(this.shrunk, 1)) + 0.01), -1);
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

  // --- a choice -------------------------------------------------------------------------------------------------------------

  // Fields in a box; what is chosen stands in the address, and `act` is told of every change.
  class Choice {
    constructor(box, clear, act) {
      this.box = box;
      this.act = act;
      this.fields = {};
      this.clear = document.createElement("button");
      this.clear.type = "button";
      this.clear.textContent = clear;
      this.clear.addEventListener("click", () => this.set({}));
      this.said = document.createElement("p");
      this.said.setAttribute("role", "status");
    }

    select(name, words, options) {
      const select = document.createElement("select");
      select.append(new Option("any", ""));
      for (const [id, label] of options) if (id) select.append(new Option(label, id));
      this.add(name, words, select);
    }

    number(name, words, least, most, shown) {
      const input = document.createElement("input");
      input.type = "number";
      input.inputMode = "numeric";
      input.min = least;
      input.max = most;
      input.placeholder = shown;
      this.add(name, words, input);
    }

    add(name, words, field) {
      const label = document.createElement("label");
      label.append(words, " ", field);
      field.addEventListener("change", () => this.write());
      this.fields[name] = field;
      this.box.append(label);
    }

    start() {
      this.box.append(this.clear, this.said);
      this.box.hidden = false;
      addEventListener("popstate", () => this.read());
      this.read();
    }

    value(name) {
      return this.fields[name].value;
    }

    get active() {
      return Object.values(this.fields).some((field) => field.value);
    }

    set(values) {
      for (const [name, field] of Object.entries(this.fields)) field.value = values[name] ?? "";
      this.write();
    }

    read() {
      const asked = new URLSearchParams(location.search);
      for (const [name, field] of Object.entries(this.fields)) field.value = asked.get(name) ?? "";
      this.act();
    }

    write() {
      const asked = new URLSearchParams();
      for (const [name, field] of Object.entries(this.fields)) if (field.value) asked.set(name, field.value);
      const query = asked.toString();
      history.pushState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      this.act();
    }

    // What is chosen in words, and where else it can be looked at.
    say(words, href, label) {
      this.said.textContent = words;
      if (!href) return;
      const link = document.createElement("a");
      link.href = href;
      link.textContent = label;
      this.said.append(" · ", link);
    }
  }

  // Writes only what differs: thousands of equal writes would still be laid out anew.
  const write = (one, words) => {
    if (one.textContent !== words) one.textContent = words;
  };

  globalThis.kbPictures = { Choice, Sight, spotOf, write };
}
