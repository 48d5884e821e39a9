// The sentence behind a fact, one step away: a card beside the number that cites it, on hover, focus or tap. The card shows a line
// that stands on the page already, so nothing is loaded and nothing stands twice. Without a script the number is a plain link.
"use strict";

if ("popover" in HTMLElement.prototype) {
  const WAIT = 150; // ms the mouse rests before a card opens
  const GRACE = 300; // ms to move from the link into the card
  const EDGE = 8; // px kept free at the edge of the window

  const lines = new Map(); // address of a passage, a mention or a record, with the line that tells of it
  document.querySelectorAll(".kb-evidence > li, .kb-lines > li, .kb-here > li").forEach((line) => {
    const found = line.matches(".kb-here > li");
    const address = line.querySelector(found ? "a" : 'a[href*="#e-"], a[href*="#m-"]')?.getAttribute("href");
    if (address && !lines.has(address)) lines.set(address, line);
  });

  let card = null;
  let trigger = null;
  let timer = 0;
  let touched = false;

  const triggerOf = (target) => {
    const found = target instanceof Element ? target.closest(".kb a[href], .kb .kb-m[data-says]") : null;
    // Where the sentence stands beside the link already, a card would only say it twice.
    if (!found || found.closest(".kb-card, .kb-here, .kb-telling, .kb-lines > li, .kb-evidence > li")) return null;
    const line = lines.get(found.getAttribute("href"));
    return found.dataset.says || line ? found : null;
  };

  const flat = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();

  // The fact that a number stands beside: its words are lit in the sentence, and its sign is its address.
  const factOf = (link) => (link.matches(".kb-cite, .kb-marks a") ? link.closest("dd, li, tr, p") : null);

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "kb-button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  const typeOf = (link) => {
    const type = ["actor", "place", "date", "topic"].find((name) => link.classList.contains(`kb-m--${name}`));
    if (!type) return [];
    const words = document.createElement("p");
    words.className = `kb-card__type kb-typed kb-type--${type}`;
    words.textContent = type;
    return [words];
  };

  const fill = (link) => {
    const line = lines.get(link.getAttribute("href"));
    if (!line) {
      const words = document.createElement("p");
      words.className = "kb-card__words";
      words.textContent = link.dataset.says;
      return [words];
    }
    const fact = factOf(link);
    const copy = line.cloneNode(true);
    const parts = document.createElement("div");
    parts.lang = line.lang || line.parentElement.lang;
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    copy.querySelectorAll(".kb-for, .kb-steps").forEach((part) => part.remove());
    parts.className = "kb-card__words";
    parts.append(...copy.childNodes);
    if (!fact) return [...typeOf(link), parts];
    const said = flat(fact.textContent);
    parts.querySelectorAll("q b").forEach((mark) => mark.classList.toggle("kb-lit", said.includes(flat(mark.textContent))));
    const sign = fact.querySelector(".kb-origin[href]");
    if (!sign) return [parts];
    const claim = document.createElement("p");
    const permanent = document.createElement("a");
    permanent.href = sign.getAttribute("href");
    permanent.textContent = "Link to this claim";
    claim.className = "kb-card__claim";
    claim.append(permanent, " ", button("Copy", (event) => window.kbCopy(permanent.href, event.currentTarget)));
    return [parts, claim];
  };

  const place = () => {
    const box = trigger.getClientRects()[0] ?? trigger.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const above = box.bottom + card.offsetHeight + EDGE > innerHeight && box.top > card.offsetHeight + EDGE;
    const top = above ? box.top - card.offsetHeight - 4 : box.bottom + 4;
    card.style.top = `${top + scrollY}px`;
    card.style.left = `${Math.max(EDGE, Math.min(box.left, room - card.offsetWidth - EDGE)) + scrollX}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!card) return;
    trigger.removeAttribute("aria-describedby");
    card.remove();
    card = trigger = null;
  };

  const show = (link) => {
    clearTimeout(timer);
    if (trigger === link) return;
    hide();
    trigger = link;
    card = document.createElement("div");
    card.className = "kb-card";
    card.popover = "manual";
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", link.matches(".kb-m") ? "What this name means" : "What the source says");
    card.append(...fill(link));
    card.querySelector(".kb-card__words").id = "kb-card-words";
    // After its link, so that the next press of Tab goes into it.
    link.after(card);
    link.setAttribute("aria-describedby", "kb-card-words");
    card.showPopover();
    place();
  };

  const within = (node) => node instanceof Node && (card?.contains(node) || trigger?.contains(node));

  document.querySelectorAll(".kb-article span.kb-m[title]").forEach((name) => {
    name.dataset.says = name.title;
    name.removeAttribute("title");
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (within(event.target)) return clearTimeout(timer);
    const link = triggerOf(event.target);
    clearTimeout(timer);
    if (link) timer = setTimeout(show, WAIT, link);
    else if (card && !within(document.activeElement)) timer = setTimeout(hide, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    if (within(event.target)) return;
    const link = "stepping" in document.documentElement.dataset ? null : triggerOf(event.target);
    if (link && event.target.matches(":focus-visible") && !touched) show(link);
    else hide();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!within(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = triggerOf(event.target);
    if (!link || !touched || link === trigger) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", (event) => {
    touched = false;
    if (event.key !== "Escape" || !card) return;
    const back = card.contains(document.activeElement) ? trigger : null;
    hide();
    back?.focus({ preventScroll: true });
    hide(); // the focus just given back must not open it again
    event.stopPropagation();
  }, true);
  addEventListener("resize", () => card && place());
}
