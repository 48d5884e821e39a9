// What the theme writes into each page as scripts of its own, as a file, so that a page holds no script and its policy allows none.
// Loaded where the choice of colours stands: after it, the page is drawn in the colours that the reader chose, and the theme's own
// script finds the four names it looks for.
"use strict";

var __md_scope = new URL("..", document.currentScript.src);
var __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
var __md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing shows the colours of the system.
  }
};

(() => {
  const ofSystem = "(prefers-color-scheme)";
  let chosen = null;
  try {
    chosen = __md_get("__palette")?.color;
  } catch {
    // As above.
  }
  if (!chosen) return;
  if (chosen.media === ofSystem) {
    const now = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${now})']`);
    ["media", "scheme", "primary", "accent"].forEach((name) => (chosen[name] = input.getAttribute(`data-md-color-${name}`)));
  }
  Object.entries(chosen).forEach(([name, value]) => document.body.setAttribute(`data-md-color-${name}`, value));
})();
