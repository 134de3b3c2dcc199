"use strict";
// Suggests names while somebody types into the search box.
(() => {
  const box = document.getElementById("find");
  const list = document.getElementById("suggested");
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch("/suggest?q=" + encodeURIComponent(box.value.slice(0, 60)));
      if (!answer.ok) return;
      list.replaceChildren(...(await answer.json()).map((name) => {
        const option = document.createElement("option");
        option.value = name;
        return option;
      }));
    }, 150);
  });
})();

// Ties the marks of a report to the items beside it: pointing at one shows the other.
(() => {
  const text = document.querySelector(".text");
  if (!text) return;
  const runs = new Map();
  for (const run of text.querySelectorAll("[data-items]")) {
    for (const item of run.dataset.items.trim().split(/\s+/)) {
      if (!runs.has(item)) runs.set(item, []);
      runs.get(item).push(run);
    }
  }
  let lit = [];
  const light = (items) => {
    for (const one of lit) one.classList.remove("lit");
    lit = [];
    for (const item of items) {
      lit.push(...(runs.get(item) || []));
      const beside = document.getElementById("i-" + item);
      if (beside) lit.push(beside);
    }
    for (const one of lit) one.classList.add("lit");
  };
  const items = (target) => {
    const run = target.closest("[data-items]");
    if (run) return run.dataset.items.trim().split(/\s+/).slice(-1);
    const item = target.closest("[data-item]");
    return item ? [item.dataset.item] : [];
  };
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => light(items(event.target)));
  }
})();

// Fetches what takes long to find for those who come near to it; the link in its place leads there as well.
(() => {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      fetch(entry.target.dataset.later).then(async (answer) => {
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const section = entry.target.closest("section");
        section.replaceWith(page.getElementById(section.id));
      });
    }
  }, { rootMargin: "300px" });
  for (const one of document.querySelectorAll("[data-later]")) seen.observe(one);
})();
