// A passage cut in pieces lights up whole, and what a link leads to is unfolded. Pages read without it.
"use strict";

{
  function showTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    document.querySelectorAll(".kb-lit").forEach((piece) => piece.classList.remove("kb-lit"));
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    document.querySelectorAll("[data-part]").forEach((piece) => {
      if (piece.dataset.part === id) piece.classList.add("kb-lit");
    });
  }

  showTarget();
  addEventListener("hashchange", showTarget);
}
