// The network: a choice of strength, kind and actor that stands in the address and acts on picture and list alike; what is pointed at in
// one is marked in the other.
"use strict";

{
  const { Choice, Sight } = globalThis.kbPictures;

  class Network {
    constructor(svg, box) {
      this.ties = [...svg.querySelectorAll("[data-tie]")].map((line) => ({
        line,
        item: document.getElementById(line.dataset.tie),
        ends: line.dataset.ends.split(" "),
        sentences: Number(line.dataset.sentences),
        asserted: line.classList.contains("kb-line--asserted"),
      }));
      this.nodes = new Map([...svg.querySelectorAll("[data-node]")].map((node) => [node.dataset.node, node]));
      this.sight = new Sight(svg);
      this.choice = new Choice(box, "All ties", () => this.apply());
      const most = Math.max(...this.ties.map((tie) => tie.sentences));
      this.choice.number("least", "Sentences, at least", 0, most, 0);
      this.choice.select("ties", "Ties", [["asserted", "asserted"], ["together", "only named together"]]);
      const kinds = [...new Set([...this.nodes.values()].map((node) => node.dataset.kind))].filter(Boolean).sort();
      this.choice.select("kind", "Both ends are", kinds.map((kind) => [kind, kind.replaceAll("-", " ")]));
      this.choice.select("without", "without", kinds.map((kind) => [kind, kind.replaceAll("-", " ")]));
      const names = [...this.nodes].map(([id, node]) => [this.stem(id), node.querySelector("title").textContent]);
      this.choice.select("actor", "Actor", names.sort((one, other) => one[1].localeCompare(other[1])));
      this.choice.start();
      document.addEventListener("pointerover", (event) => this.point(event.target));
      document.addEventListener("focusin", (event) => this.point(event.target));
    }

    stem(id) {
      return id.split("/")[1];
    }

    apply() {
      const value = (name) => this.choice.value(name);
      const least = Number(value("least") || 0);
      const kindOf = (id) => this.nodes.get(id)?.dataset.kind;
      const chosen = this.ties.filter(
        (tie) =>
          tie.sentences >= least &&
          (!value("ties") || tie.asserted === (value("ties") === "asserted")) &&
          (!value("kind") || tie.ends.every((id) => kindOf(id) === value("kind"))) &&
          (!value("without") || tie.ends.every((id) => kindOf(id) !== value("without"))) &&
          (!value("actor") || tie.ends.some((id) => this.stem(id) === value("actor"))),
      );
      const there = new Set(chosen);
      const named = new Set(chosen.flatMap((tie) => tie.ends));
      for (const tie of this.ties) {
        tie.line.toggleAttribute("hidden", !there.has(tie));
        if (tie.item) tie.item.hidden = !there.has(tie);
      }
      for (const [id, node] of this.nodes) node.classList.toggle("kb-dim", !named.has(id));
      const count = `${chosen.length.toLocaleString("en")} of ${this.ties.length.toLocaleString("en")} ties, ${named.size} names`;
      const actor = value("actor");
      const name = actor && this.nodes.get(`actors/${actor}`)?.querySelector("title").textContent;
      this.choice.say(count, name && `explore.html?actor=${encodeURIComponent(actor)}`, name && `events of ${name} on the map`);
    }

    point(target) {
      const line = target.closest?.("[data-tie]");
      const node = target.closest?.("[data-node]");
      const item = target.closest?.(".kb-tie-item");
      if (!line && !node && !item) return;
      const meant = (tie) => tie.line === line || tie.item === item || (node && tie.ends.includes(node.dataset.node));
      const ties = this.ties.filter(meant);
      const ends = new Set(ties.flatMap((tie) => tie.ends));
      for (const tie of this.ties) {
        const on = ties.includes(tie);
        tie.line.classList.toggle("kb-pointed", on);
        tie.item?.classList.toggle("kb-pointed", on);
      }
      for (const [id, one] of this.nodes) one.classList.toggle("kb-pointed", ends.has(id));
    }
  }

  const svg = document.querySelector("svg.kb-network");
  const box = document.getElementById("kb-choice");
  if (svg && box) new Network(svg, box);
}
