"use strict";
// The page reads well without this script: every cell is a <details>. With it, a cell is a button
// that shows the same content in a dialog, beside the article; and the rows can be filtered.
{
  const dialog = document.getElementById("panel");
  const notePane = document.getElementById("pane-note");
  const articlePane = document.getElementById("pane-article");
  const table = document.getElementById("matrix");
  const rows = table ? [...table.tBodies[0].rows] : [];
  const buttons = new Map();
  const borrowed = [];
  let current = null;

  // Nodes are moved, not copied: their ids stay unique, and the page stays small.
  const borrow = (node, pane) => {
    const place = document.createComment("");
    node.replaceWith(place);
    pane.append(node);
    borrowed.push([node, place]);
  };

  const giveBack = () => {
    for (const item of articlePane.querySelectorAll("li")) item.classList.remove("cited", "suspect", "shown");
    while (borrowed.length) {
      const [node, place] = borrowed.pop();
      place.replaceWith(node);
    }
  };

  const sentence = (link) => document.getElementById(link.hash.slice(1));

  const point = (link) => {
    for (const item of articlePane.querySelectorAll(".shown")) item.classList.remove("shown");
    const item = sentence(link);
    if (item) item.classList.add("shown");
    return item;
  };

  const connect = () => {
    for (const link of notePane.querySelectorAll("a.cite")) {
      const item = sentence(link);
      if (!item) continue;
      item.classList.add("cited");
      if (link.closest(".failures")) item.classList.add("suspect");
      link.title = item.textContent.trim();
      link.setAttribute("aria-describedby", item.id);
    }
  };

  const problems = () =>
    [...buttons.keys()].filter((id) => {
      const cell = document.getElementById(id).closest("td");
      return !cell.classList.contains("passed") && !cell.parentElement.hidden;
    });

  const neighbour = (step) => {
    const order = [...buttons.keys()];
    const here = order.indexOf(current);
    const found = problems().filter((id) => (order.indexOf(id) - here) * step > 0);
    return step > 0 ? found[0] : found[found.length - 1];
  };

  const open = (id) => {
    giveBack();
    current = id;
    const details = document.getElementById(id);
    const text = details.closest("tr").querySelector(".article-text");
    borrow(details.querySelector(".panel"), notePane);
    if (text) borrow(text, articlePane);
    dialog.classList.toggle("single", !text);
    connect();
    document.getElementById("previous").disabled = !neighbour(-1);
    document.getElementById("next").disabled = !neighbour(1);
    const title = notePane.querySelector("h2");
    dialog.setAttribute("aria-labelledby", title.id);
    if (!dialog.open) dialog.showModal();
    notePane.scrollTop = 0;
    const first = notePane.querySelector(".failures a.cite");
    const item = first && sentence(first);
    articlePane.scrollTop = item ? Math.max(0, item.offsetTop - articlePane.offsetTop - 80) : 0;
    title.focus({ preventScroll: true });
    history.replaceState(null, "", "#" + id);
  };

  dialog.addEventListener("close", () => {
    giveBack();
    history.replaceState(null, "", location.href.split("#")[0]);
    buttons.get(current)?.focus();
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("a.cite");
    if (event.target === dialog) dialog.close();
    if (!link) return;
    event.preventDefault();
    point(link)?.scrollIntoView({ block: "center" });
  });
  for (const kind of ["mouseover", "focusin"]) {
    notePane.addEventListener(kind, (event) => {
      const link = event.target.closest("a.cite");
      if (link) point(link);
    });
  }
  document.getElementById("close").addEventListener("click", () => dialog.close());
  document.getElementById("previous").addEventListener("click", () => open(neighbour(-1)));
  document.getElementById("next").addEventListener("click", () => open(neighbour(1)));

  for (const details of document.querySelectorAll("details.opener")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cell";
    button.setAttribute("aria-haspopup", "dialog");
    button.append(...details.querySelector("summary").childNodes);
    button.addEventListener("click", () => open(details.id));
    details.before(button);
    details.hidden = true;
    buttons.set(details.id, button);
  }

  // Arrow keys go from cell to cell.
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  table?.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell || !event.target.matches("button.cell")) return;
    event.preventDefault();
    const shown = rows.filter((row) => !row.hidden);
    const row = shown[shown.indexOf(cell.parentElement) + step[0]];
    row?.cells[cell.cellIndex + step[1]]?.querySelector("button.cell")?.focus();
  });

  const form = document.getElementById("filter");
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const filter = () => {
    const status = form.elements.status.value;
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = !status || row.dataset.status.split(" ").includes(status);
      row.hidden = !(fits && (!text || textOf(row).includes(text)));
      if (!row.hidden) shown += 1;
    }
    const all = shown === rows.length;
    document.getElementById("found").textContent = all ? "" : `${shown} of ${rows.length} cases`;
    document.getElementById("nothing").hidden = shown > 0;
  };
  if (table) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter(); // a reload keeps what was typed
  }

  const wanted = location.hash.slice(1);
  if (buttons.has(wanted)) open(wanted);
}
