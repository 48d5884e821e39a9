// Reading an article name by name: from a mention to the one before and after it, here and in the other sources. It begins where a
// reader opens a mention, or presses n or p within the text. Without a script the list of names below the text has the same links.
"use strict";

{
  const article = document.querySelector(".kb-article");
  const marks = article ? [...article.querySelectorAll(".kb-m[id]")] : [];
  let bar = null;
  let at = null;

  const like = (mark) => {
    const address = mark.getAttribute("href");
    return address ? marks.filter((other) => other.getAttribute("href") === address) : marks.filter((other) => !other.getAttribute("href"));
  };

  const make = (tag, words, name) => {
    const made = document.createElement(tag);
    made.textContent = words;
    if (tag === "button") made.type = "button";
    if (name) made.className = name;
    return made;
  };

  const entryOf = (mark) => {
    const address = mark.getAttribute("href");
    return [...document.querySelectorAll(".kb-here > li")].find((li) => address && li.querySelector("a").getAttribute("href") === address);
  };

  const start = (mark) => {
    at = mark;
    const series = like(mark);
    const entry = entryOf(mark);
    const hadFocus = bar?.contains(document.activeElement) ? document.activeElement.dataset.step : "";
    bar?.remove();
    bar = make("div", "", "kb-bar");
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "Mentions");
    const name = entry ? entry.querySelector("a").cloneNode(true) : make("b", "Names that lead nowhere");
    const where = make("span", `${series.indexOf(mark) + 1} of ${series.length} in this text`);
    where.setAttribute("role", "status");
    bar.append(name, where);
    for (const [words, step] of [["‹ Previous", -1], ["Next ›", 1]]) {
      const button = make("button", words, "kb-button");
      button.dataset.step = step;
      button.addEventListener("click", () => go(step));
      bar.append(button);
    }
    entry?.querySelectorAll(".kb-previous, .kb-next").forEach((link) => {
      const source = link.cloneNode();
      source.textContent = link.matches(".kb-next") ? "Next source »" : "« Previous source";
      source.removeAttribute("aria-label");
      bar.append(source);
    });
    const close = make("button", "Close", "kb-button");
    close.addEventListener("click", stop);
    bar.append(close);
    // Before the article in the order of focus would be lost on a reader in the middle of it: after the name they are at.
    document.body.append(bar);
    if (hadFocus) bar.querySelector(`[data-step="${hadFocus}"]`).focus();
  };

  const stop = () => {
    bar?.remove();
    bar = null;
    focusOn(at);
  };

  const focusOn = (mark) => {
    if (!mark) return;
    document.documentElement.dataset.stepping = "";
    if (!mark.matches("a")) mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
    delete document.documentElement.dataset.stepping;
  };

  // Beyond the last mention of this text comes the next source that has the name.
  const go = (step) => {
    const series = at ? like(at) : marks;
    const index = at ? series.indexOf(at) + step : 0;
    const next = series[index];
    if (!next) {
      entryOf(at)?.querySelector(step > 0 ? ".kb-next" : ".kb-previous")?.click();
      return;
    }
    const inBar = bar?.contains(document.activeElement);
    location.replace(`#${next.id}`);
    next.scrollIntoView({ block: "center" });
    if (!inBar) focusOn(next);
    if (at !== next) start(next);
  };

  const arrive = () => {
    const mark = document.getElementById(window.kbFragment());
    if (mark && mark !== at && marks.includes(mark)) start(mark);
  };

  if (article) {
    document.addEventListener("keydown", (event) => {
      const active = document.activeElement;
      const here = article.contains(active) || bar?.contains(active);
      const step = { n: 1, p: -1 }[event.key];
      if (here && bar && event.key === "Escape" && !document.querySelector(".kb-card")) stop();
      if (!here || !step || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!at && active?.matches?.(".kb-m[id]")) at = active;
      event.preventDefault();
      event.stopPropagation();
      go(step);
    }, true);
    addEventListener("hashchange", arrive);
    arrive();
    if (bar && location.hash) focusOn(at);
  }
}
