/**
 * What the page does: search, filter, sort and page through the findings. The browser runs it by its hash. Evidence
 * reaches the page through `textContent` alone.
 */
export const PAGE_SCRIPT = String.raw`
"use strict";
(() => {
  const PAGE = 50;
  const PRINTED = 500;
  const RANK = { informational: 0, low: 1, medium: 2, high: 3, critical: 4 };
  const byId = (id) => document.getElementById(id);
  const meta = JSON.parse(byId("meta").textContent);
  const rows = [];
  const chunks = [];
  for (const element of document.querySelectorAll("script.rows")) {
    const chunk = JSON.parse(element.textContent);
    element.remove();
    chunks.push(chunk);
    for (const row of chunk.r) rows.push({ chunk, row, card: meta.cards[row[0]], at: rows.length });
  }

  const text = (one, column) => one.chunk.t[one.row[3][column]] ?? "";
  const first = (one, columns) => {
    for (const column of columns) {
      const found = text(one, column);
      if (found !== "") return found;
    }
    return "";
  };
  const level = (one) => one.chunk.t[one.row[2]];
  const KEYS = {
    time: (one) => first(one, one.card.time),
    level: (one) => RANK[level(one)],
    card: (one) => one.card.id,
    device: (one) => first(one, one.card.device),
    action: (one) => first(one, one.card.action),
    what: (one) => first(one, one.card.what),
  };
  const sourceText = (one) => {
    const named = [];
    for (let at = 0; at < one.row[4].length; at += 2)
      named.push((meta.paths[one.row[4][at]] ?? "?") + ":" + one.row[4][at + 1]);
    return named;
  };

  // a dead address is found by its living form, and the other way round
  const folded = (value) => value.toLowerCase().replaceAll("[.]", ".").replaceAll("hxxp", "http").replaceAll("fxp", "ftp");
  const matcher = (term) => {
    const cards = new Set(meta.cards.filter((card) => folded(card.id + " " + card.title).includes(term)));
    const paths = meta.paths.map((path) => folded(path));
    const texts = new Map();
    for (const chunk of chunks) {
      chunk.f ??= chunk.t.map(folded);
      const found = new Uint8Array(chunk.f.length);
      chunk.f.forEach((value, place) => { if (value.includes(term)) found[place] = 1; });
      texts.set(chunk, found);
    }
    return (one) => {
      if (cards.has(one.card) || one.row[1].includes(term)) return true;
      const found = texts.get(one.chunk);
      if (one.row[3].some((place) => found[place] === 1)) return true;
      for (let at = 0; at < one.row[4].length; at += 2)
        if ((paths[one.row[4][at]] + ":" + one.row[4][at + 1]).includes(term)) return true;
      return false;
    };
  };

  const state = { page: 0, sort: "", down: false, shown: rows };
  const controls = { search: byId("search"), level: byId("level"), card: byId("card"), device: byId("device"), action: byId("action") };

  const fill = (select, values) => {
    for (const value of values) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = value.length > 60 ? value.slice(0, 59) + "…" : value;
      select.append(option);
    }
  };
  const distinct = (key) => [...new Set(rows.map(key))].filter((value) => value !== "").sort();
  fill(controls.level, [...new Set(rows.map(level))].sort((a, b) => RANK[b] - RANK[a]));
  fill(controls.card, distinct(KEYS.card));
  fill(controls.device, distinct(KEYS.device));
  fill(controls.action, distinct(KEYS.action));

  const make = (name, className, content) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (content !== undefined) element.textContent = content;
    return element;
  };

  const details = (one) => {
    const cell = make("td");
    cell.colSpan = 7;
    const list = make("dl");
    const entry = (name, value, mono) => {
      list.append(make("dt", "", name));
      const definition = make("dd", (mono ? "mono" : "") + (value.length > 2000 ? " long" : ""), value);
      if (value.length > 2000) definition.tabIndex = 0;
      list.append(definition);
      return definition;
    };
    entry("Finding", one.row[1], true);
    entry("Card", one.card.id + " · " + one.card.title);
    const sources = sourceText(one);
    const more = one.row[5] - sources.length;
    entry("Source, file:record", sources.join("\n") + (more > 0 ? "\n… and " + more + " more" : ""), true);
    one.card.columns.forEach((name, column) => {
      const value = text(one, column);
      if (value === "") return;
      const definition = entry(name, value, true);
      const argv = one.chunk.a[one.row[3][column]];
      if (argv === undefined || argv.length === 0) return;
      const block = make("details");
      block.append(make("summary", "soft", argv.length + (argv.length === 1 ? " argument" : " arguments")));
      const ordered = make("ol");
      ordered.start = 0;
      for (const place of argv) ordered.append(make("li", "", one.chunk.t[place]));
      block.append(ordered);
      definition.append(block);
    });
    cell.append(list);
    const line = make("tr", "more");
    line.append(cell);
    return line;
  };

  // words that are written as one may break where the next begins, and paths behind their separators
  const breakable = (box, content) => {
    content.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[\\/])(?![\\/])/).forEach((part, at) => {
      if (at > 0) box.append(make("wbr"));
      box.append(part);
    });
    return box;
  };
  const clip = (content, className) =>
    breakable(
      make("div", className ? "clip " + className : "clip"),
      content.length > 600 ? content.slice(0, 600) + "…" : content,
    );
  const deviceOf = (name) => {
    const dot = name.indexOf(".");
    if (dot < 1 || !/[a-z]/i.test(name.slice(0, dot))) return clip(name);
    const both = document.createDocumentFragment();
    both.append(make("div", "clip", name.slice(0, dot)), make("div", "clip soft small", name.slice(dot + 1)));
    return both;
  };

  const line = (one) => {
    const tr = make("tr");
    const cell = (content, className, label) => {
      const td = make("td", className);
      if (label) td.dataset.label = label;
      td.append(content);
      tr.append(td);
    };
    const open = make("button", "open", "+");
    open.type = "button";
    open.setAttribute("aria-expanded", "false");
    open.setAttribute("aria-label", "Details of finding " + one.row[1]);
    open.addEventListener("click", () => {
      const isOpen = open.getAttribute("aria-expanded") === "true";
      if (isOpen) tr.nextSibling.remove();
      else tr.after(details(one));
      open.setAttribute("aria-expanded", String(!isOpen));
      open.textContent = isOpen ? "+" : "−";
    });
    cell(open, "toggle");
    cell(KEYS.time(one), "time");
    cell(make("span", "badge level-" + level(one), level(one)), "grade");
    cell(clip(one.card.title || one.card.id), "", "Card");
    cell(deviceOf(KEYS.device(one)), "", "Device");
    cell(clip(KEYS.action(one)), "", "Action");
    const td = make("td");
    td.dataset.label = "What, and where it stands";
    td.append(clip(KEYS.what(one), "mono"));
    const sources = sourceText(one);
    // the end of a path says more than its beginning; the details have it whole
    const source = sources[0] ?? "";
    td.append(breakable(make("div", "soft mono"), (source.length > 56 ? "…" + source.slice(-55) : source) + (one.row[5] > 1 ? " and " + (one.row[5] - 1) + " more" : "")));
    tr.append(td);
    return tr;
  };

  const paint = () => {
    const pages = Math.max(1, Math.ceil(state.shown.length / PAGE));
    state.page = Math.min(Math.max(0, state.page), pages - 1);
    const from = state.page * PAGE;
    byId("rows").replaceChildren(...state.shown.slice(from, from + PAGE).map(line));
    byId("none").hidden = state.shown.length > 0;
    byId("count").textContent = state.shown.length === rows.length ? rows.length + " findings" : state.shown.length + " of " + rows.length + " findings";
    byId("page").textContent = "page " + (state.page + 1) + " of " + pages;
    byId("previous").disabled = byId("first").disabled = state.page === 0;
    byId("next").disabled = byId("last").disabled = state.page === pages - 1;
  };

  const choose = () => {
    const terms = folded(controls.search.value).split(/\s+/).filter((term) => term !== "").map(matcher);
    const filters = [["level", level], ["card", KEYS.card], ["device", KEYS.device], ["action", KEYS.action]].filter(([name]) => controls[name].value !== "");
    state.shown = rows.filter((one) => filters.every(([name, key]) => key(one) === controls[name].value) && terms.every((term) => term(one)));
    if (state.sort !== "") {
      const keyed = state.shown.map((one) => [KEYS[state.sort](one), one]);
      const sign = state.down ? -1 : 1;
      keyed.sort(([a, one], [b, two]) => (a < b ? -sign : a > b ? sign : one.at - two.at));
      state.shown = keyed.map(([, one]) => one);
    }
    state.page = 0;
    paint();
  };

  let timer;
  controls.search.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(choose, 120);
  });
  for (const name of ["level", "card", "device", "action"]) controls[name].addEventListener("change", choose);
  byId("reset").addEventListener("click", () => {
    for (const control of Object.values(controls)) control.value = "";
    choose();
  });
  const turn = (id, page) => byId(id).addEventListener("click", () => { state.page = page(); paint(); });
  turn("first", () => 0);
  turn("previous", () => state.page - 1);
  turn("next", () => state.page + 1);
  turn("last", () => Infinity);
  const heads = [...document.querySelectorAll("th button")];
  const sortBy = (key) => {
    state.down = state.sort === key && !state.down;
    state.sort = key;
    for (const head of heads) {
      const is = head.dataset.key === key;
      head.textContent = head.dataset.label + (is ? (state.down ? " ↓" : " ↑") : "");
      if (is) head.closest("th").setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else head.closest("th").removeAttribute("aria-sort");
    }
    choose();
  };
  for (const head of heads) head.addEventListener("click", () => sortBy(head.dataset.key));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input,select")) return;
    event.preventDefault();
    controls.search.focus();
  });
  sortBy("time");

  // paper has no pages to turn and nothing to open: it gets the first findings, and all that is folded up
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details:not([open])")];
    for (const block of unfolded) block.open = true;
    byId("rows").replaceChildren(...state.shown.slice(0, PRINTED).map(line));
    byId("printed").textContent = state.shown.length > PRINTED ? "The first " + PRINTED + " of " + state.shown.length + " findings are printed." : "";
  });
  window.addEventListener("afterprint", () => {
    for (const block of unfolded) block.open = false;
    byId("printed").textContent = "";
    paint();
  });
})();
`;
