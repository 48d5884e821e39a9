// A passage cut in pieces lights up whole, what a link leads to is unfolded, and an unknown address gives its words to the search.
// Pages read without it.
"use strict";

{
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return ""; // a broken address is nobody's word
    }
  };

  window.kbFragment = () => decoded(location.hash.slice(1));

  function showTarget() {
    const id = window.kbFragment();
    document.querySelectorAll(".kb-lit").forEach((piece) => piece.classList.remove("kb-lit"));
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    document.querySelectorAll("[data-part]").forEach((piece) => {
      if (piece.dataset.part === id) piece.classList.add("kb-lit");
    });
  }

  // On the page for unknown addresses the words of the address are what the reader was after.
  const lost = document.getElementById("kb-lost");
  if (lost) {
    const last = decoded(location.pathname).split("/").filter(Boolean).pop() || "";
    if (!/^(404|index)\.html$/.test(last)) lost.value = last.replace(/\.html$/, "").replace(/[-_]+/g, " ");
  }

  showTarget();
  addEventListener("hashchange", showTarget);
}
