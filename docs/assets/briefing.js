/* What a script adds to the pages: previews of citations, copy buttons, filters, tables that fit a phone. Without it every
   citation is still a link and every list is whole. Nothing is fetched: what it needs comes by script tags, from a folder too.

   The generator writes what it reads. data/words.js, before it in every page:
     window.briefing = { words: { copy, open, count: "{shown} of {all} …", as_quoted: "{said} …", … },
                         articles: Object.create(null) };
   data/passages/<id>.js, by the address of articles/<id>.html, loaded when a reader first asks for one of its passages:
     briefing.articles["<id>"] = { title, publisher, authors: [], date (EDTF), shown (the date in words), address,
                                   passages: { "s-…": { speaker, role, occasion, kind, before, text, after, where } } }; */
(() => {
  "use strict";
  const { words, articles } = window.briefing;
  const FIRST_WORDS = 8; // of a statement, by which a button that copies it is named
  const data = new URL("../data/", document.currentScript.src);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const clean = (text) => text.replace(/\s+/g, " ").trim();

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** Puts commas between words, each in an element of its own, so that none changes another's direction. */
  const listed = (words) =>
    words.filter(Boolean).flatMap((each, place) => [place ? ", " : "", make("bdi", {}, each)]);

  /* 1 passages: what a citation points to ------------------------------------------------------------------------ */
  const loads = new Map(); // no object: an article may be called "constructor"

  const load = (id) => {
    if (!loads.has(id)) {
      const script = make("script", { src: new URL("passages/" + id + ".js", data) });
      loads.set(id, new Promise((resolve) => Object.assign(script, { onload: resolve, onerror: resolve })));
      document.head.append(script);
    }
    return loads.get(id);
  };

  /** Gives the article and the passage that a citation's own address names; undefined where there is none. */
  const passageOf = async (link) => {
    const [, id] = link.pathname.match(/\/articles\/([^/]+)\.html$/) ?? [];
    if (!id) return undefined;
    await load(id);
    const article = articles[decodeURIComponent(id)];
    const passage = article?.passages[link.hash.slice(1)];
    return passage && { article, passage };
  };

  /* 2 previews: on hover, on focus, on the first tap; Escape closes ------------------------------------------------ */
  let note = null;
  let owner = null;
  let timer = 0;
  let tapped = false;

  const hide = () => {
    clearTimeout(timer);
    note?.remove();
    owner?.removeAttribute("aria-describedby");
    note = owner = null;
  };

  const after = (delay, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };

  const place = (link) => {
    const at = link.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const below = at.bottom + 8 + note.offsetHeight < innerHeight || at.top < note.offsetHeight + 8;
    note.style.left = Math.max(8, Math.min(at.left - 16, width - note.offsetWidth - 8)) + scrollX + "px";
    note.style.top = (below ? at.bottom + 8 : at.top - note.offsetHeight - 8) + scrollY + "px";
  };

  const show = async (link) => {
    clearTimeout(timer);
    if (owner === link) return;
    hide();
    owner = link;
    const found = await passageOf(link);
    if (!found || owner !== link) return;
    const { article, passage } = found;
    note = make(
      "div",
      { id: "b-note", className: "b-note", onmouseenter: () => clearTimeout(timer), onmouseleave: () => after(250, hide) },
      make("p", { className: "b-note__head" }, make("strong", {}, passage.speaker), " · " + passage.kind),
      make(
        "p",
        { className: "b-note__text" },
        make("span", { className: "b-note__near" }, passage.before),
        " ",
        make("span", {}, passage.text),
        " ",
        make("span", { className: "b-note__near" }, passage.after),
      ),
      make("p", { className: "b-note__src" }, ...listed([article.publisher, article.shown, passage.where])),
    );
    note.setAttribute("role", "tooltip");
    if (tapped) note.append(make("p", { className: "b-note__src" }, make("a", { href: link.href }, words.open)));
    document.body.append(note);
    link.setAttribute("aria-describedby", note.id);
    place(link);
  };

  for (const link of all("a.b-cite")) {
    link.addEventListener("pointerdown", (event) => (tapped = event.pointerType === "touch"));
    link.addEventListener("mouseenter", () => tapped || after(120, () => show(link)));
    link.addEventListener("mouseleave", () => after(250, hide));
    link.addEventListener("focus", () => tapped || show(link));
    link.addEventListener("blur", () => after(250, hide));
    link.addEventListener("click", (event) => {
      if (!tapped || owner === link) return;
      event.preventDefault();
      show(link);
    });
  }
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    tapped = event.pointerType === "touch";
    if (note && !note.contains(event.target) && !owner.contains(event.target)) hide();
  });

  /* 3 copying a statement, as text, Markdown or BibTeX: the kind in words, a report never signed by its speaker ---------- */
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const joined = (...parts) => parts.filter(Boolean).join(", ");

  const formats = {
    text: (each, escaped = (text) => text, link = each.link) => {
      const values = { said: escaped(each.said), by: escaped(each.by), source: escaped(each.source) };
      return `${fill(words["as_" + each.kind], values)} (${each.label.toLowerCase()})\n${link}`;
    },
    markdown: (each) =>
      formats.text(each, mark, each.link.startsWith("http") ? `<${each.link}>` : mark(each.link)).replace(/^/gm, "> "),
    bibtex: ({ said, speaker, label, article, link, key }) =>
      `@online{${key},\n` +
      Object.entries({
        author: article.authors.join(" and ") || `{${article.publisher}}`,
        title: `{${article.title}}`,
        organization: article.publisher,
        date: article.date,
        url: link.startsWith("http") ? link : "",
        note: `${label}, ${speaker}: ${said}`,
      })
        .filter(([, value]) => value && value !== "{}")
        .map(([name, value]) => `  ${name} = {${name === "url" ? value : tex(value)}},\n`)
        .join("") +
      "}",
  };
  const mark = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");
  const tex = (text) => text.replace(/[&%$#_]/g, "\\$&");

  const write = async (text) => {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy"); // the only way from a folder in some browsers
    return area.remove();
  };

  /** Gives the entry in the page's list of sources that a citation's number names. */
  const entries = all(".b-sources > ol > li");
  const entryOf = (cite) => entries[Number(cite.textContent.replace(/\D/g, "")) - 1];

  /** Gives the address of the very sentence: at its publisher, else on this site, never in a folder. */
  const addressOf = (cite, article) => {
    const original = entryOf(cite)?.querySelector("a.b-out")?.href || article.address;
    return original || (location.protocol.startsWith("http") ? cite.href : words.no_original);
  };

  /** Gives the words that an element shows, without those that are only heard. */
  const printed = (element) => {
    const shown = element.cloneNode(true);
    for (const heard of all(".b-ears", shown)) heard.remove();
    return clean(shown.textContent);
  };

  const copy = async (button, statement, cite) => {
    const found = await passageOf(cite);
    if (!found) return;
    const { article, passage } = found;
    const each = {
      article,
      kind: ["quoted", "partial", "reported"].find((kind) => statement.classList.contains("b-st--" + kind)),
      label: passage.kind,
      said: printed(statement.querySelector(".b-st__text")),
      speaker: passage.speaker,
      by: joined(passage.speaker, passage.role, passage.occasion),
      source: joined(article.publisher || article.title, article.shown, passage.where),
      link: addressOf(cite, article),
      key: cite.hash.slice(1),
    };
    const format = document.querySelector(".b-filter [name=format]")?.value ?? "text";
    await write(formats[format](each));
    const name = button.getAttribute("aria-label");
    const says = (text, heard) => {
      button.textContent = text;
      button.setAttribute("aria-label", heard);
    };
    says(words.copied, words.copied);
    setTimeout(() => says(words.copy, name), 1500);
  };

  for (const statement of all(".b-st")) {
    const cite = statement.querySelector(".b-src a.b-cite");
    if (!cite) continue;
    const button = make("button", { type: "button", className: "b-copy", textContent: words.copy });
    const opening = printed(statement.querySelector(".b-st__text")).split(" ").slice(0, FIRST_WORDS);
    const name = fill(words.copy_this, { words: opening.join(" ") });
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => copy(button, statement, cite));
    button.setAttribute("aria-live", "polite");
    statement.querySelector(".b-st__head").append(button);
  }

  /* what a number in brackets leads to, for those who hear it */
  for (const cite of all("a.b-cite")) {
    const where = entryOf(cite)?.querySelector("a")?.textContent;
    if (where) cite.setAttribute("aria-label", fill(words.source, { n: clean(cite.textContent).slice(1, -1), where }));
  }

  /* 4 filters: a form and the rows it filters, each with data-<name of a field>; what is asked stands in the address ------ */
  const filter = (form, rows) => {
    const fields = all("select, input", form).filter((field) => field.name !== "format");
    const count = form.querySelector("output");
    const texts = new Map(rows.map((row) => [row, clean(row.textContent).toLowerCase()]));

    const fits = (row, { name, value }) => {
      if (name === "text") return texts.get(row).includes(clean(value).toLowerCase());
      return name === "topic" ? row.dataset.topic?.split(" ").includes(value) : row.dataset[name] === value;
    };
    const run = () => {
      const asked = fields.filter((field) => field.value);
      for (const row of rows) row.hidden = !asked.every((field) => fits(row, field));
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = fill(shown ? words.count : words.none, { shown, all: rows.length });
    };
    const remember = () => {
      const asked = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
      history.replaceState(null, "", asked.length ? "#" + new URLSearchParams(asked) : location.href.split("#")[0]);
      run();
    };
    const recall = () => {
      const asked = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
      for (const field of fields) field.value = asked.get(field.name) ?? "";
      run();
    };

    form.hidden = false;
    form.addEventListener("input", remember);
    form.addEventListener("reset", () => setTimeout(remember));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", recall);
    recall();
  };

  for (const form of all("form.b-filter")) filter(form, all(".b-st", document.getElementById(form.dataset.target)));

  /* 5 search: what it needs is loaded when its box is first used, or when an address asks for it -------------------------- */
  const query = document.querySelector(".md-search__input");
  const toggle = document.getElementById("__search");

  const loadSearch = () => {
    if (window.briefing.part) return;
    window.briefing.part = () => {}; // until the script has set its own
    const failed = () => (document.querySelector(".md-search-result__meta").textContent = words.no_search);
    document.head.append(make("script", { src: new URL("../assets/search.js", data), onerror: failed }));
  };

  query.addEventListener("focus", () => {
    if (!toggle.checked) toggle.click();
    loadSearch();
  });
  toggle.addEventListener("change", () => toggle.checked && query.focus());
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      document.activeElement.blur();
      toggle.click();
    }
    if (toggle.checked) return;
    const typing = event.target.closest?.("input:not([type=radio]), select, textarea, [contenteditable]");
    if (typing || event.metaKey || event.ctrlKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    query.focus();
    query.select();
  });
  if (location.hash) {
    /* the theme closes the search an eighth of a second after a page has opened at an anchor; not on somebody who types */
    const reopen = () => toggle.checked || document.activeElement !== query || setTimeout(() => toggle.click());
    toggle.addEventListener("change", reopen);
    addEventListener("load", () => setTimeout(() => toggle.removeEventListener("change", reopen), 250));
  }
  if (history.state?.words || ["q", "h"].some((name) => new URLSearchParams(location.search).has(name))) loadSearch();

  /* 6 tables: on a phone a row is a block, each cell with the name of its column ------------------------------------------ */
  for (const table of all(".b-scroll table")) {
    const names = all("thead th", table).map((head) => clean(head.textContent));
    for (const row of all("tbody tr", table)) [...row.cells].forEach((cell, place) => (cell.dataset.name = names[place]));
  }

  /* 7 paper: an original's address is written out without the words that lead to the sentence; what is folded is open ----- */
  for (const link of all("a.b-out")) link.dataset.address = link.href.split("#")[0];
  addEventListener("beforeprint", () => all("details").forEach((each) => (each.open = true)));
})();
