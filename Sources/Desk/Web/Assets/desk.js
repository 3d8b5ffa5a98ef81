// The desk: words are looked at one by one, confirmed, corrected, and set back.
"use strict";
(() => {
  const byId = id => document.getElementById(id);
  const editor = byId("editor");
  const status = byId("status");
  const say = key => Dau.say(`desk.${key}`);

  // MARK: Asking the server

  async function ask(path, body) {
    const response = await fetch(path, body && {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(answer.message || response.statusText);
    return answer;
  }

  function tell(text, isFailure = false) {
    if (!status) return;
    status.classList.toggle("failure", isFailure);
    status.textContent = text;
  }

  const name = byId("editor-by");
  if (name) {
    try { name.value = localStorage.getItem("by") || ""; } catch { /* Storage may be forbidden. */ }
    name.addEventListener("change", () => {
      try { localStorage.setItem("by", name.value); } catch { /* Then it is asked again. */ }
    });
  }
  const by = () => name?.value.trim() || "";

  // MARK: Corrections that are listed

  for (const button of document.querySelectorAll("button.undo")) {
    button.addEventListener("click", async () => {
      const row = button.closest("tr");
      button.disabled = true;
      try {
        await ask(`/documents/${row.dataset.sha256}/corrections/${row.dataset.id}/undo`,
          { by: by() });
        row.querySelector(".state").textContent = say("takenBack");
        button.remove();
        tell(say("undone"));
      } catch (error) {
        button.disabled = false;
        tell(`${say("failed")}: ${error.message}`, true);
      }
    });
  }
  if (!editor) return;

  // MARK: The word in hand

  const input = byId("editor-input");
  const view = document.querySelector(".desk-document");
  const queue = [];
  let position = 0;
  let next = "";
  let hasMore = true;
  let remaining = 0;
  const done = [];
  let item = null;
  let isBusy = false;

  const link = item => `/desk/documents/${item.document.sha256}?page=${item.place.page}`;

  function show(shown) {
    item = shown;
    editor.hidden = !item;
    if (!item) return;
    byId("editor-before").textContent = item.before ? `${item.before} ` : "";
    byId("editor-word").textContent = item.form;
    byId("editor-after").textContent = item.after;
    byId("editor-read").textContent = item.reading;
    byId("editor-form").textContent = item.form;
    byId("editor-sure").textContent =
      item.probability === undefined ? "" : Dau.percent(item.probability);
    byId("editor-count").textContent = item.count || "";
    byId("editor-page").href = link(item);
    byId("editor-document").textContent =
      [item.document.symbol, item.document.title].filter(Boolean).join(" · ");
    input.value = item.form;
    const choices = item.alternatives.slice(0, 9).map((choice, index) => {
      const button = document.createElement("button");
      const key = document.createElement("kbd");
      const share = document.createElement("small");
      button.type = "button";
      button.lang = "vi";
      key.textContent = index + 1;
      share.textContent = Dau.percent(choice.probability);
      button.append(key, ` ${choice.form} `, share);
      button.addEventListener("click", () => correct(choice.form));
      return button;
    });
    byId("editor-choices").replaceChildren(...choices);
    showCrop();
  }

  // The line around the word; where there is no picture, its place is not shown.
  function showCrop() {
    const frame = byId("editor-crop-frame");
    const crop = byId("editor-crop");
    frame.hidden = !item.box || !!view;
    if (frame.hidden) return;
    const { x, y, width, height } = item.box;
    const left = Math.max(0, x - 110);
    const box = [left, Math.max(0, y - height), x + width + 110 - left, 3 * height];
    crop.onerror = () => { frame.hidden = true; };
    crop.src = `/documents/${item.document.sha256}/pages/${item.place.page}/image`
      + `?width=800&box=${box.map(n => n.toFixed(1)).join(",")}`;
  }

  async function correct(text) {
    if (!item || isBusy) return;
    isBusy = true;
    const corrected = item;
    const becomes = text.trim().normalize("NFC");
    try {
      const made = await ask(`/documents/${corrected.document.sha256}/corrections`,
        { ...corrected.place, becomes, was: corrected.form, by: by() });
      done.push({ item: corrected, id: made.id });
      const isSame = becomes === corrected.form;
      tell(isSame ? `${say("confirmed")}: ${becomes}`
        : `${say("saved")}: ${corrected.form} → ${becomes || say("noise")}`);
      remaining -= 1;
      if (view) {
        mark(corrected.element, becomes, true);
        close();
      } else {
        position += 1;
        await step();
      }
    } catch (error) {
      tell(`${say("failed")}: ${error.message}`, true);
    } finally {
      isBusy = false;
    }
  }

  async function undo() {
    const last = done.pop();
    if (!last || isBusy) return;
    isBusy = true;
    try {
      await ask(`/documents/${last.item.document.sha256}/corrections/${last.id}/undo`,
        { by: by() });
      tell(`${say("undone")}: ${last.item.form}`);
      remaining += 1;
      if (view) {
        mark(last.item.element, last.item.form, false);
      } else {
        const index = queue.indexOf(last.item);
        if (index >= 0) position = index;
        await step();
      }
    } catch (error) {
      done.push(last);
      tell(`${say("failed")}: ${error.message}`, true);
    } finally {
      isBusy = false;
    }
  }

  // MARK: The queue

  async function load() {
    const part = await ask(`/queue?limit=20${next ? `&after=${next}` : ""}`);
    const known = new Set(queue.map(key));
    queue.push(...part.items.filter(item => !known.has(key(item))));
    next = part.next;
    hasMore = !!part.next;
    remaining = part.remaining;
  }

  const key = ({ document, place }) =>
    `${document.sha256} ${place.page} ${place.line} ${place.word}`;

  async function step() {
    while (position >= queue.length && hasMore) await load();
    const shown = queue[position];
    show(shown);
    byId("remaining").textContent = Math.max(0, remaining);
    byId("empty").hidden = !!shown;
    if (shown) editor.focus({ preventScroll: true });
    // The next picture shall be there when it is wanted.
    const following = queue[position + 1];
    if (!following && hasMore) load().catch(() => {});
  }

  // MARK: The page view

  function mark(element, form, isCorrected) {
    if (!element) return;
    element.classList.toggle("corrected", isCorrected);
    element.classList.toggle("doubtful", !isCorrected && element.dataset.wasDoubtful === "true");
    element.classList.toggle("noise", isCorrected && !form);
    if (form) element.textContent = form;
    element.focus();
  }

  function open(element) {
    const [line, word] = element.dataset.at.split(" ").map(Number);
    element.dataset.wasDoubtful ??= element.classList.contains("doubtful");
    element.tabIndex = 0;
    show({
      element,
      document: { sha256: view.dataset.sha256 },
      place: { page: Number(view.dataset.page), line: line - Number(view.dataset.firstLine), word },
      reading: element.dataset.read ?? element.textContent,
      form: element.classList.contains("noise") ? "" : element.textContent,
      probability: element.dataset.sure === undefined ? undefined : Number(element.dataset.sure),
      alternatives: JSON.parse(element.dataset.or || "[]")
        .map(([form, probability]) => ({ form, probability })),
      before: "", after: "",
    });
    Dau.hide();
    input.select();
    input.focus();
  }

  function close() {
    const element = item?.element;
    show(null);
    element?.focus();
  }

  // MARK: Hands and keys

  byId("editor-form-element").addEventListener("submit", event => {
    event.preventDefault();
    correct(input.value);
  });
  const actions = {
    accept: () => correct(item.form), noise: () => correct(""), undo, close,
    later: () => { if (item) position += 1; return step(); },
    back: () => { position = Math.max(0, position - 1); return step(); },
  };
  for (const button of editor.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }

  // In the queue, letters are typed and do not move as they do in a page view.
  addEventListener("keydown", event => {
    if (!view) event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (event.key === "Escape" && !editor.hidden) {
      if (view) close(); else editor.focus();
      event.preventDefault();
      return;
    }
    if (target.matches("input, select, textarea")) return;
    if (view) {
      const word = target.closest(".word");
      if (word && event.key === "Enter" && editor.hidden) {
        event.preventDefault();
        open(word);
      } else if (event.key === "Backspace" && done.length) {
        event.preventDefault();
        undo();
      }
      return;
    }
    if (editor.hidden && event.key !== "Backspace" && event.key !== "ArrowLeft") return;
    const isButton = target.matches("button, a");
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
    if (event.key === "Enter" && !isButton) actions.accept();
    else if (event.key === "Delete") actions.noise();
    else if (event.key === "Backspace") undo();
    else if (event.key === "ArrowRight") actions.later();
    else if (event.key === "ArrowLeft") actions.back();
    else if (digit && item.alternatives[digit - 1]) correct(item.alternatives[digit - 1].form);
    else if (event.key === "Process" || /^\p{L}$/u.test(event.key)) {
      // What is typed goes into the field, and takes the place of what stands there.
      input.value = "";
      input.focus();
      return;
    } else return;
    event.preventDefault();
  }, { capture: !view });

  if (view) {
    document.addEventListener("dau:word", event => open(event.detail.word));
  } else {
    step().catch(error => tell(error.message, true));
  }
})();
