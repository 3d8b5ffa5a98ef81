// The page view: boxes over the image, words beside it, a tip for each word, keys and languages.
// Works with every element of class "page", also with those that come later (Dau.attach); around
// them, tables that sort and filter, and documents that open.
"use strict";
const Dau = (() => {
  const svgSpace = "http://www.w3.org/2000/svg";
  const strings = JSON.parse(document.getElementById("strings")?.textContent || "{}");
  let language = document.documentElement.lang === "en" ? "en" : "vi";

  const say = key => (strings[key] || [key, key])[language === "vi" ? 0 : 1];
  const percent = p => new Intl.NumberFormat(language, {
    style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1,
  }).format(p);

  // MARK: Words and boxes

  const boxOf = new WeakMap();
  const placesOf = new WeakMap();

  // The words of a page that have a place on its image, each with its box.
  function places(page) {
    if (!placesOf.has(page)) {
      placesOf.set(page, [...page.querySelectorAll(".word[data-box]")].map(word => {
        const [x, y, width, height] = word.dataset.box.split(" ").map(Number);
        return { word, x, y, width, height };
      }));
    }
    return placesOf.get(page);
  }

  function drawBox(svg, { word, x, y, width, height }) {
    const box = document.createElementNS(svgSpace, "rect");
    for (const [name, value] of Object.entries({ x, y, width, height })) {
      box.setAttribute(name, value);
    }
    for (const name of ["changed", "doubtful"]) {
      if (word.classList.contains(name)) box.classList.add(name);
    }
    svg.append(box);
    boxOf.set(word, box);
    return box;
  }

  // Boxes that are seen without being asked for; those of other words come when they are.
  function drawBoxes(page) {
    const svg = page.querySelector(".image svg");
    if (!svg || svg.dataset.drawn) return;
    svg.dataset.drawn = "true";
    for (const place of places(page)) {
      if (place.word.matches(".changed, .doubtful")) drawBox(svg, place);
    }
  }

  // The box of a word, drawn where it is not there yet.
  function box(word) {
    if (boxOf.has(word)) return boxOf.get(word);
    const page = word.closest(".page");
    const svg = page?.querySelector(".image svg");
    const place = svg && places(page).find(place => place.word === word);
    return place && drawBox(svg, place);
  }

  // The word whose box on the image lies under a point of the window.
  function wordOnImage(target, event) {
    const image = target.closest?.(".image");
    const svg = image?.querySelector("svg");
    if (!svg) return null;
    const frame = svg.getBoundingClientRect();
    const x = (event.clientX - frame.left) / frame.width * svg.viewBox.baseVal.width;
    const y = (event.clientY - frame.top) / frame.height * svg.viewBox.baseVal.height;
    const found = places(image.closest(".page")).find(place => x >= place.x
      && x <= place.x + place.width && y >= place.y && y <= place.y + place.height);
    return found?.word ?? null;
  }

  const watcher = new IntersectionObserver(entries => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      drawBoxes(entry.target);
    }
  }, { rootMargin: "400px" });

  // Takes in pages that have come; `root` holds them.
  function attach(root = document) {
    for (const page of root.querySelectorAll(".page")) watcher.observe(page);
    for (const page of root.querySelectorAll(".page")) {
      const first = page.querySelector(".word.doubtful");
      if (first) first.tabIndex = 0;
    }
    if (language !== document.documentElement.dataset.rendered) translate(root);
  }

  // MARK: Showing a word

  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  (document.querySelector("main") ?? document.body).append(tip);
  let lit = null;

  function fillTip(word) {
    // The script's tip takes the place of the browser's.
    if (word.title) word.removeAttribute("title");
    const rows = [];
    if (word.classList.contains("noise")) rows.push(["", say("tip.noise")]);
    if (word.dataset.read !== undefined) rows.push([say("tip.read"), word.dataset.read]);
    rows.push([say("tip.chosen"), word.textContent]);
    if (word.dataset.sure) rows.push([say("tip.sure"), percent(Number(word.dataset.sure))]);
    for (const other of JSON.parse(word.dataset.or || "[]")) {
      rows.push([say("tip.or"), `${other[0]}  ${percent(other[1])}`]);
    }
    const list = document.createElement("dl");
    for (const [name, value] of rows) {
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      term.textContent = name;
      text.textContent = value;
      list.append(term, text);
    }
    tip.replaceChildren(list);
  }

  function placeTip(target) {
    const place = target.getBoundingClientRect();
    tip.hidden = false;
    const size = tip.getBoundingClientRect();
    const left = Math.min(Math.max(4, place.left), innerWidth - size.width - 4);
    const below = place.bottom + 8;
    const top = below + size.height < innerHeight ? below : place.top - size.height - 8;
    tip.style.left = `${Math.max(4, left)}px`;
    tip.style.top = `${Math.max(4, top)}px`;
  }

  function show(word, target) {
    if (lit === word) return;
    hide();
    const page = word.closest(".page");
    if (page) drawBoxes(page);
    lit = word;
    word.classList.add("lit");
    box(word)?.classList.add("lit");
    if (word.matches(".changed, .doubtful, .noise, [data-sure], [data-read]")) {
      fillTip(word);
      placeTip(target);
      word.setAttribute("aria-describedby", "tip");
    }
  }

  function hide() {
    if (!lit) return;
    lit.classList.remove("lit");
    lit.removeAttribute("aria-describedby");
    boxOf.get(lit)?.classList.remove("lit");
    lit = null;
    tip.hidden = true;
  }

  // Where the page scrolls under a pointer that rests, a word that has the focus stays shown.
  const pointer = { x: -1, y: -1 };
  function rests(event) {
    const isThere = event.clientX === pointer.x && event.clientY === pointer.y;
    [pointer.x, pointer.y] = [event.clientX, event.clientY];
    return isThere && lit !== null && lit === document.activeElement;
  }

  document.addEventListener("pointerover", event => {
    if (rests(event)) return;
    const word = event.target.closest(".word");
    if (word) show(word, word); else if (!event.target.closest(".image")) hide();
  });
  document.addEventListener("pointermove", event => {
    if (rests(event) || !event.target.closest(".image")) return;
    const word = wordOnImage(event.target, event);
    if (word) show(word, box(word) ?? word); else hide();
  });
  document.addEventListener("focusin", event => {
    const word = event.target.closest(".word");
    if (word) show(word, word); else hide();
  });
  document.addEventListener("click", event => {
    const onImage = wordOnImage(event.target, event);
    const word = onImage ?? event.target.closest(".word");
    if (!word) return;
    show(word, onImage ? box(word) : word);
    word.dispatchEvent(new CustomEvent("dau:word", { bubbles: true, detail: { word } }));
    if (onImage) word.scrollIntoView({ block: "nearest" });
  });
  // A word that has the focus keeps its tip; one under the pointer has moved away from it.
  addEventListener("scroll", () => {
    if (lit && lit === document.activeElement) placeTip(lit); else hide();
  }, { passive: true, capture: true });

  // MARK: Keys

  // The next word of a kind behind the one that is shown, or before it. Of pages far from the view
  // no measures are taken: the browser would have to lay out each of them.
  function step(selector, isForward) {
    const words = [...document.querySelectorAll(`.page ${selector}`)];
    const shown = words.filter(word => !word.closest("details.document:not([open])"));
    if (!shown.length) return;
    const here = document.activeElement?.closest(".word") || lit;
    let index = shown.indexOf(here);
    if (index < 0) {
      const start = here ?? [...document.querySelectorAll(".page")]
        .find(page => page.getBoundingClientRect().bottom > 0);
      const following = Node.DOCUMENT_POSITION_FOLLOWING;
      const after = start
        ? shown.findIndex(word => start.compareDocumentPosition(word) & following) : 0;
      index = isForward ? (after < 0 ? shown.length : after) - 1 : after;
    }
    const next = shown[(index + (isForward ? 1 : shown.length - 1) + shown.length) % shown.length];
    // Only a word that may have the focus can take it.
    if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches?.("input, select, textarea, [contenteditable]")) return;
    switch (event.key) {
      case "n": step(".word.doubtful", true); break;
      case "p": step(".word.doubtful", false); break;
      case "N": step(".word.changed", true); break;
      case "P": step(".word.changed", false); break;
      case "Escape": hide(); return;
      default: return;
    }
    event.preventDefault();
  });

  // MARK: Languages

  // data-t names the string that is the element's text, data-t-label that of its aria-label.
  function translate(root = document) {
    for (const element of root.querySelectorAll("[data-t]")) {
      element.textContent = say(element.dataset.t);
    }
    for (const element of root.querySelectorAll("[data-t-label]")) {
      const parts = [say(element.dataset.tLabel), element.dataset.name];
      element.setAttribute("aria-label", parts.filter(Boolean).join(" "));
    }
    for (const element of root.querySelectorAll("img[data-t-alt]")) {
      element.alt = `${say(element.dataset.tAlt)} ${element.dataset.number}`;
    }
  }

  function setLanguage(name) {
    language = name === "en" ? "en" : "vi";
    document.documentElement.lang = language;
    hide();
    translate();
    markLanguage();
    document.dispatchEvent(new CustomEvent("dau:language", { detail: { language } }));
  }

  // MARK: Tables

  // A word with marks is looked for as it is, one without in any form.
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const collator = new Intl.Collator("vi", { numeric: true });

  function filter(section, wanted) {
    const words = wanted.trim().normalize("NFC").toLowerCase().split(/\s+/u).filter(Boolean)
      .map(word => ({ word, isPlain: plain(word) === word }));
    let shown = 0;
    const rows = section.querySelectorAll("tbody tr");
    for (const row of rows) {
      row.searched ??= row.textContent.normalize("NFC").toLowerCase();
      row.searchedPlain ??= plain(row.textContent);
      const fits = words.every(({ word, isPlain }) =>
        (isPlain ? row.searchedPlain : row.searched).includes(word));
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const output = section.querySelector("output");
    output.textContent = words.length ? `${shown} / ${rows.length} ${say("shown")}` : "";
  }

  function sort(header) {
    const table = header.closest("table");
    const column = [...header.parentNode.children].indexOf(header);
    const isNumber = header.classList.contains("number");
    const isDescending = header.ariaSort === "ascending";
    const value = row => {
      const cell = row.children[column];
      return cell.dataset.v ?? cell.textContent;
    };
    const compare = (a, b) => {
      // What is empty comes last in both orders.
      if (!a.value || !b.value) return (a.value ? 0 : 1) - (b.value ? 0 : 1);
      const isBoth = isNumber && !isNaN(a.value) && !isNaN(b.value);
      const order = isBoth ? a.value - b.value : collator.compare(a.value, b.value);
      return isDescending ? -order : order;
    };
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({ row, value: value(row) })).sort(compare);
    body.append(...rows.map(({ row }) => row));
    for (const other of header.parentNode.children) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
  }

  document.addEventListener("input", event => {
    const section = event.target.closest(".data");
    if (section) filter(section, event.target.value);
  });

  document.addEventListener("click", event => {
    const header = event.target.closest("th");
    if (header && event.target.closest("button")) sort(header);
    const button = event.target.closest("button");
    if (button?.dataset.language) setLanguage(button.dataset.language);
    if (button?.dataset.switch === "theme") switchTheme();
  });

  // MARK: Light and dark

  // The style sheet says once what dark is, and for which screens; the latter is changed here.
  function switchTheme() {
    const dark = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
      .find(rule => rule.media && rule.cssText.includes("color-scheme: dark")).media;
    dark.mediaText = matchMedia(dark.mediaText).matches ? "not all" : "screen";
  }

  // MARK: Documents of an archive, made when they are opened

  function open(details) {
    const template = details.querySelector(":scope > template");
    if (!template) return;
    const content = template.content;
    template.remove();
    details.append(content);
    attach(details);
  }

  document.addEventListener("toggle", event => {
    if (event.target.matches?.("details.document") && event.target.open) open(event.target);
  }, true);

  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    const owner = document.getElementById(name.match(/^d\d+/)?.[0] ?? "");
    if (!owner?.matches("details.document")) return;
    open(owner);
    owner.open = true;
    document.getElementById(name)?.scrollIntoView();
  }
  addEventListener("hashchange", follow);

  function markLanguage() {
    for (const button of document.querySelectorAll("button[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
  }

  document.documentElement.dataset.rendered = language;
  markLanguage();
  attach();
  follow();
  // On a small screen the outline would stand before all else.
  if (matchMedia("(max-width: 74.99rem)").matches) {
    for (const details of document.querySelectorAll(".outline > details")) details.open = false;
  }
  return { attach, say, percent, show, hide, step, setLanguage, get language() { return language; } };
})();
