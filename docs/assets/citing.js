// Copying a citation or a link without a network, and saying so when a link names another state of the data than the page shows.
"use strict";

window.kbCopy = function (text, button) {
  const done = (good) => {
    const before = button.textContent;
    button.textContent = good ? "Copied" : "Select and copy by hand";
    setTimeout(() => (button.textContent = before), 2000);
  };
  const byHand = () => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "kb-unseen";
    document.body.append(field);
    field.select();
    const good = document.execCommand("copy");
    field.remove();
    button.focus();
    done(good);
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => done(true), byHand);
  else byHand();
};

{
  document.querySelectorAll(".kb-citation").forEach((box) => {
    const words = box.querySelector("pre");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kb-button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${box.querySelector("h3, figcaption")?.textContent ?? "citation"}`);
    button.addEventListener("click", () => window.kbCopy(words.textContent.trim(), button));
    box.querySelector("figcaption").append(" ", button);
  });

  const asked = new URLSearchParams(location.search).get("data");
  const shown = document.querySelector("[data-commit]");
  const claim = window.kbFragment();
  const gone = claim.startsWith("c-") && !document.getElementById(claim);
  if (shown && ((asked && asked !== shown.dataset.commit) || gone)) {
    const bar = document.createElement("div");
    const words = document.createElement("p");
    const close = document.createElement("button");
    bar.className = "kb-bar";
    bar.setAttribute("role", "status");
    words.textContent = gone ? "The claim that this link names is not on this page now. " : "";
    if (asked && asked !== shown.dataset.commit) {
      words.append(`The link was made from the data of commit ${asked.slice(0, 40)}; this page shows ${shown.dataset.commit}. `);
      const record = document.querySelector("a[data-record]");
      if (record && /^[0-9a-f]{7,40}$/.test(asked)) {
        const then = document.createElement("a");
        then.href = record.href.replace(shown.dataset.commit, asked);
        then.textContent = "The record as it was then";
        words.append(then);
      }
    }
    close.type = "button";
    close.className = "kb-button";
    close.textContent = "Close";
    close.addEventListener("click", () => bar.remove());
    bar.append(words, close);
    document.body.append(bar);
  }
}
