/* Search. briefing.js loads this when the box is first used, or when an address asks for words to be searched (q) or marked (h).
   Nothing is fetched: what it needs comes by script tags, from a folder too, in small parts (generator/pages/search.py says what
   stands in them), each of which calls briefing.part(name, value). Everything in them is an article's: data, never markup. */
(() => {
  "use strict";
  const root = new URL("../", document.currentScript.src);
  const params = new URLSearchParams(location.search);

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* 1 words: split and folded as generator/search_words.py does it; one list of cases holds both to it ------------------ */
  const PLAIN = {
    ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", þ: "th", ß: "ss", æ: "ae", œ: "oe", ς: "σ",
    "’": "'", "‘": "'", ʼ: "'", "′": "'", "`": "'", "´": "'",
  };
  const ENDINGS = Object.entries({ sses: "ss", shes: "sh", ches: "ch", xes: "x", ies: "y", ss: "ss", us: "us", is: "is", s: "" });
  const WORD = /[a-z](?:\.[a-z](?![\p{L}\p{N}])){1,20}|[0-9]{1,40}(?:[.,][0-9]{1,40}){1,20}|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|[%$€£¥]/gu;
  const LONGEST = 40;

  const fold = (char) => {
    const plain = (PLAIN[char] ?? char).normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
    return [...plain].map((each) => PLAIN[each] ?? each).join("");
  };

  const short = (word) => [...word].slice(0, LONGEST).join("");

  const bare = (word) => (/^[0-9].*[0-9]$/s.test(word) ? word.replaceAll(",", "") : word.replace(/'s$/, "").replace(/['.]/g, ""));

  const singular = (word) => {
    if (word.length < 4 || !word.endsWith("s")) return word;
    const [ending, left] = ENDINGS.find(([each]) => word.endsWith(each) && word.length - each.length >= 2);
    return word.slice(0, -ending.length) + left;
  };

  /** Gives each word of a text: where it stands, as it is found, and as far as it is typed. */
  const words = (text) => {
    let folded = "";
    const places = []; // of each character of the folded text, in the text itself
    let at = 0;
    for (const char of text) {
      const plain = char >= "a" && char <= "z" ? char : fold(char);
      for (let each = 0; each < plain.length; each++) places.push(at);
      folded += plain;
      at += char.length;
    }
    places.push(at);
    return [...folded.matchAll(WORD)].map(({ 0: word, index }) => {
      const typed = bare(word);
      const term = short(/^[0-9].*[0-9]$/s.test(word) ? typed : singular(typed));
      return { start: places[index], end: places[index + word.length], term, typed: short(typed) };
    });
  };

  /* 2 parts: loaded when they are asked for; of those that were, the last ones are kept ----------------------------------- */
  const KEPT = 80;
  const loads = new Map();
  const arrived = new Map();

  const load = (name) => {
    const known = loads.get(name);
    loads.delete(name);
    const loaded =
      known ??
      new Promise((resolve, reject) => {
        const script = make("script", { src: new URL(`data/search/${name}.js`, root) });
        const end = () => {
          script.remove();
          if (!arrived.has(name)) return loads.delete(name), reject(new Error(`cannot load ${script.src}`));
          resolve(arrived.get(name));
          arrived.delete(name);
        };
        Object.assign(script, { onload: end, onerror: end });
        document.head.append(script);
      });
    loads.set(name, loaded);
    for (const oldest of loads.keys()) {
      if (loads.size <= KEPT) break;
      if (oldest !== "start") loads.delete(oldest);
    }
    return loaded;
  };

  /** Takes a part from its script. Words are looked up in a map, since one may be called "constructor". */
  const take = (name, value) => {
    if (!name.startsWith("terms-")) return arrived.set(name, value);
    const fields = value.split(" ");
    const terms = new Map();
    for (let at = 0; at < fields.length; at += 2) terms.set(fields[at], fields[at + 1]);
    return arrived.set(name, terms);
  };

  /** Gives the place of the last of some values in order that is not above `value`. */
  const lastUpTo = (values, value) => {
    let [low, high] = [0, values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  /* 3 sets of units: their numbers, in order ------------------------------------------------------------------------------ */
  const NONE = new Uint32Array(0);
  const DIGITS = new Uint8Array(128);
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].forEach((digit, value) => (DIGITS[digit.charCodeAt(0)] = value));

  const decode = (code) => {
    const found = new Uint32Array(code.length);
    let [count, last, value] = [0, 0, 0];
    for (let at = 0; at < code.length; at++) {
      const digit = DIGITS[code.charCodeAt(at)];
      value = value * 32 + (digit & 31);
      if (digit > 31) continue;
      last += value;
      value = 0;
      found[count++] = last;
    }
    return found.subarray(0, count);
  };

  const both = (one, other) => {
    const found = new Uint32Array(Math.min(one.length, other.length));
    let count = 0;
    for (let a = 0, b = 0; a < one.length && b < other.length; ) {
      if (one[a] < other[b]) a++;
      else if (one[a] > other[b]) b++;
      else (found[count++] = one[a]), a++, b++;
    }
    return found.subarray(0, count);
  };

  const all = (sets) => [...sets].sort((one, other) => one.length - other.length).reduce(both);

  /** Gives how many of some sets hold each unit, from 0 up to `units`. */
  const counted = (sets, units) => {
    const counts = new Uint8Array(units);
    for (const set of sets) for (const unit of set) counts[unit]++;
    return counts;
  };

  const any = (sets, units) => {
    if (sets.length < 2) return sets[0] ?? NONE;
    const counts = counted(sets, units);
    const found = new Uint32Array(units);
    let count = 0;
    for (let unit = 0; unit < units; unit++) if (counts[unit]) found[count++] = unit;
    return found.subarray(0, count);
  };

  const without = (set, other, units) => {
    const counts = counted([other], units);
    return set.filter((unit) => !counts[unit]);
  };

  const joined = (one, other) => {
    const found = new Uint32Array(one.length + other.length);
    found.set(one);
    found.set(other, one.length);
    return found;
  };

  /* 4 finding ------------------------------------------------------------------------------------------------------------- */
  const MOST = 12; // parts in which words are looked for by their beginning

  const unitsOf = async (start, term) => {
    const place = lastUpTo(start.terms, term);
    const code = place < 0 ? undefined : (await load(`terms-${place}`)).get(term);
    return code === undefined ? NONE : decode(code);
  };

  const beginning = async (start, typed) => {
    const first = Math.max(lastUpTo(start.terms, typed), 0);
    const last = Math.min(lastUpTo(start.terms, typed + "\uffff"), first + MOST - 1);
    const places = Array.from({ length: last - first + 1 }, (_, place) => `terms-${first + place}`);
    const sets = [];
    for (const terms of await Promise.all(places.map(load)))
      for (const [term, code] of terms) if (term.startsWith(typed)) sets.push(decode(code));
    return any(sets, start.units);
  };

  /** Says whether one letter is wrong, missing, too many, or in its neighbour's place. */
  const near = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const [rest, otherRest] = [one.slice(at), other.slice(at)];
    return (
      rest.slice(1) === otherRest.slice(1) ||
      rest === otherRest.slice(1) ||
      rest.slice(1) === otherRest ||
      (rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2))
    );
  };

  const meant = async (start, term) => {
    if (term.length < 4 || !start.letters.includes(term[0])) return [];
    const known = (await load(`words-${term[0]}`)).split(" ");
    return known.filter((each) => near(term, each));
  };

  /** Reads what was typed: its words, which of them must stand side by side, and the last one as far as it is typed. */
  const asked = (text) => {
    const found = words(text);
    const phrases = [...text.matchAll(/["“”„«»]([^"“”„«»]*)/g)]
      .filter((_, place) => place % 2 === 0)
      .map((quoted) => words(quoted[1]).map(({ term }) => term))
      .filter((phrase) => phrase.length > 1);
    const last = found.at(-1);
    const open = last && last.end === text.length && last.typed.length > 1 ? last.typed : "";
    const typed = found.map(({ term }) => term);
    return { typed, terms: [...new Set(typed)], last: last?.term, open, phrases };
  };

  /** Gives the page of each unit of a set. */
  const pagesOf = (pages, set) => {
    let page = 0;
    return set.map((unit) => {
      if (unit >= pages[page + 1]) page = lastUpTo(pages, unit);
      return page;
    });
  };

  const once = (numbers) => numbers.filter((number, place) => number !== numbers[place - 1]);

  /** Gives units by how many of the words they hold, most first; of as many, those with the rarest word first. */
  const byMost = (sets, units) => {
    const scores = new Uint16Array(units);
    const common = [...sets].sort((one, other) => other.length - one.length);
    common.forEach((set, rank) => {
      for (const unit of set) scores[unit] = ((scores[unit] >> 8) + 1) * 256 + Math.min(rank, 255);
    });
    const places = new Uint32Array(1 << 16);
    for (const score of scores) if (score) places[score]++;
    let total = 0;
    for (let score = places.length - 1; score > 0; score--) {
      const count = places[score];
      places[score] = total;
      total += count;
    }
    const sorted = new Uint32Array(total);
    scores.forEach((score, unit) => {
      if (score) sorted[places[score]++] = unit;
    });
    return sorted;
  };

  /** Finds what holds all words in one article, else what holds any of them. */
  const less = (start, sets) => {
    if (sets.every(({ length }) => length)) {
      const pages = sets.map((set) => pagesOf(start.pages, set));
      const shared = counted([all(pages.map(once))], start.pages.length);
      const inside = sets.map((set, place) => set.filter((_, each) => shared[pages[place][each]]));
      if (inside[0].length) return { how: "article", units: byMost(inside, start.units) };
    }
    return { how: "any", units: byMost(sets, start.units) };
  };

  /** Finds the units for a query, best first, and what to say of them: all words before any, whole words before beginnings. */
  const find = async (start, query) => {
    const { terms, open, last } = query;
    const sets = await Promise.all(terms.map((term) => unitsOf(start, term)));
    const begun = open ? await beginning(start, open) : NONE;
    const mended = new Map();
    for (const [place, term] of terms.entries()) {
      if (sets[place].length || (term === last && begun.length)) continue;
      const instead = await meant(start, term);
      if (!instead.length) continue;
      mended.set(term, instead);
      sets[place] = any(await Promise.all(instead.map((each) => unitsOf(start, each))), start.units);
    }
    const found = { ...query, mended, whole: all(sets), begun: NONE, how: "all" };
    const others = sets.filter((_, place) => terms[place] !== last);
    if (begun.length) found.begun = without(all([...others, begun]), found.whole, start.units);
    if (found.whole.length || found.begun.length) return { ...found, units: joined(found.whole, found.begun) };
    return { ...found, ...less(start, [...others, any([sets[terms.indexOf(last)], begun], start.units)]) };
  };

  /* 5 what a hit shows ---------------------------------------------------------------------------------------------------- */
  const SHOWN = 320; // characters of a statement

  /** Gives a unit and its page. The texts are written from the last page on, and so are the pages of each part. */
  const unitAt = async (start, number) => {
    const place = lastUpTo(start.pages, number);
    const behind = start.pages.length - 1 - place;
    const part = lastUpTo(start.texts, behind);
    const page = (await load(`texts-${part}`))[behind - start.texts[part]];
    const unit = number - start.pages[place];
    return { number, page, isPage: unit === 0, ...page.units[unit] };
  };

  /** Says which words were found; in a unit that holds the last one whole, none that only begins like it. */
  const fits = (found, isWhole) => {
    const terms = new Set([...found.terms, ...[...found.mended.values()].flat()]);
    return ({ term, typed }) => terms.has(term) || (!isWhole && found.open && typed.startsWith(found.open));
  };

  const holds = (hit, phrase, open) => {
    const texts = [hit.said.map((each) => each[4]).join(" "), ...(hit.isPage ? [hit.page.title] : [])];
    const same = (word, term, isLast) => word?.term === term || (isLast && open && word?.typed.startsWith(open));
    return texts.map(words).some((text) =>
      text.some((_, at) => phrase.every((term, place) => same(text[at + place], term, place === phrase.length - 1))),
    );
  };

  /** Gives a text in which the words that were found are marked. */
  const marked = (text, isFound, from = 0, to = text.length) => {
    const pieces = [];
    let at = from;
    for (const word of words(text)) {
      if (word.start < from || word.end > to || !isFound(word)) continue;
      pieces.push(text.slice(at, word.start), make("mark", { className: "b-found" }, text.slice(word.start, word.end)));
      at = word.end;
    }
    return [...pieces, text.slice(at, to)];
  };

  /** Gives where to begin and end a long text, so that the words that were found there first are shown. */
  const cut = (text, first) => {
    if (text.length <= SHOWN) return [0, text.length];
    const from = first < 80 ? 0 : text.indexOf(" ", first - 80) + 1;
    const to = from + SHOWN >= text.length ? text.length : text.lastIndexOf(" ", from + SHOWN);
    return [from, Math.max(to, first + 1)];
  };

  /** Gives the sentence of a hit that holds most of the words that were found, with where it begins and they do. */
  const bestOf = (said, matches) => {
    let begin = 0;
    let best = { first: 0, number: -1 };
    for (const [anchor, paragraph, , , text] of said) {
      const end = begin + text.length;
      const inside = matches.filter(({ start }) => start >= begin && start < end);
      const number = new Set(inside.map(({ term }) => term)).size;
      if (number > best.number) best = { anchor, paragraph, number, first: inside[0]?.start ?? begin };
      begin = end + 1;
    }
    return best;
  };

  const addressOf = (hit, anchor, matches, text) => {
    const address = new URL(hit.page.address, root);
    const printed = [...new Set(matches.map(({ start, end }) => text.slice(start, end)))].slice(0, 12);
    if (printed.length) address.searchParams.set("h", printed.join(" "));
    if (anchor) address.hash = anchor;
    return address;
  };

  const line = (className, ...children) => make("p", { className }, ...children);

  const draw = ({ say, kinds }, hit, isFound) => {
    const text = hit.said.map((each) => each[4]).join(" ");
    const matches = words(text).filter(isFound);
    const { anchor, paragraph, first } = bestOf(hit.said, matches);
    const [from, to] = cut(text, first);
    const who = hit.who ? [make("bdi", {}, ...marked(hit.who, isFound)), ` · ${kinds[hit.kind]}`] : [make("bdi", {}, hit.page.title)];
    const head = hit.isPage ? line("b-hit__title", ...marked(hit.page.title, isFound)) : line("b-hit__who", ...who);
    const shown = [from ? "… " : "", ...marked(text, isFound, from, to), to < text.length ? " …" : ""];
    const about = make("bdi", {}, ...marked(hit.page.about, hit.isPage ? isFound : () => false));
    const source = line("b-hit__src", about, paragraph ? ` · ${say.paragraph.replace("{n}", paragraph)}` : "");
    const article = make("article", { className: "md-search-result__article md-typeset" }, head);
    if (text && (!hit.isPage || matches.length)) article.append(line(`b-hit__text b-hit__text--${hit.kind}`, ...shown));
    article.append(source);
    const href = addressOf(hit, anchor, matches, text);
    return make("li", { className: "md-search-result__item" }, make("a", { className: "md-search-result__link", href }, article));
  };

  /* 6 the list ------------------------------------------------------------------------------------------------------------- */
  const STEP = 20; // hits at a time
  const PATIENCE = 400; // units whose words are compared with a phrase before a reader asks for more
  const query = document.querySelector(".md-search__input");
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  let turn = 0;

  const count = (say, number) => (number === 1 ? say.one : say.many.replace("{n}", number.toLocaleString("en")));

  const told = ({ say }, found, shown, rest) => {
    const notes = [...found.mended].map(([typed, instead]) =>
      say.meant.replace("{typed}", typed).replace("{meant}", instead.join(", ")),
    );
    const { length } = found.phrases.length ? shown : found.units;
    if (!length && found.typed.join("").length < 2) return say.type;
    if (!length) return [...notes, say.none + ".", say.try].join(" ");
    if (found.phrases.length && rest) return [...notes, say.or_more.replace("{n}", length)].join(" ");
    const number = count(say, length);
    if (found.how !== "all") return [...notes, say[found.how].replace("{n}", number)].join(" ");
    if (found.begun.length && found.whole.length && !found.phrases.length) {
      const more = say.part.replace("{n}", found.begun.length.toLocaleString("en")).replace("{word}", found.open);
      return [...notes, `${count(say, found.whole.length)}; ${more}`].join(" ");
    }
    return [...notes, number].join(" ");
  };

  /** Gives the rank of a hit among its neighbours: a page of that very name, words side by side, then the rest. */
  const rank = (found, hit) => {
    if (hit.isPage && words(hit.page.title).map(({ term }) => term).join(" ") === found.typed.join(" ")) return 0;
    return found.terms.length > 1 && holds(hit, found.typed, found.open) ? 1 : 2;
  };

  /** Gives the next hits of what was found from the unit at `from` on, and where the rest begins, 0 if there is none. */
  const next = async (start, found, from) => {
    const hits = [];
    let at = from;
    for (; at < found.units.length && hits.length < STEP && at < from + PATIENCE; at += STEP) {
      const some = await Promise.all(Array.from(found.units.slice(at, at + STEP), (number) => unitAt(start, number)));
      const kept = some.filter((hit) => found.phrases.every((phrase) => holds(hit, phrase, found.open)));
      for (const hit of kept) hit.isWhole = found.units.indexOf(hit.number, at) < found.whole.length;
      const ranks = new Map(kept.map((hit) => [hit, rank(found, hit) + (hit.isWhole ? 0 : 3)]));
      hits.push(...kept.sort((one, other) => ranks.get(one) - ranks.get(other)));
    }
    return { hits, rest: at < found.units.length ? at : 0 };
  };

  const add = async (mine, start, found, from) => {
    const { hits, rest } = await next(start, found, from);
    if (mine !== turn) return;
    const items = hits.map((hit) => draw(start, hit, fits(found, hit.isWhole)));
    if (from) list.lastElementChild.remove();
    list.append(...items);
    meta.textContent = told(start, found, [...list.children], rest);
    if (!rest) return;
    const more = make("button", { type: "button", className: "b-more-hits", textContent: start.say.more });
    more.addEventListener("click", async () => {
      const place = list.children.length - 1;
      await add(mine, start, found, rest);
      list.children[place]?.querySelector("a, button")?.focus();
    });
    list.append(make("li", { className: "md-search-result__item" }, more));
  };

  const run = async () => {
    const mine = ++turn;
    meta.parentElement.ariaBusy = "true";
    const asks = asked(query.value);
    try {
      const start = await load("start");
      start.pages = typeof start.pages === "string" ? decode(start.pages) : start.pages;
      if (mine !== turn) return;
      const found = asks.terms.length ? await find(start, asks) : undefined;
      if (mine !== turn) return;
      list.replaceChildren();
      if (found) await add(mine, start, found, 0);
      else meta.textContent = start.say.type;
    } catch {
      if (mine === turn) meta.textContent = briefing.words.no_search;
    }
    if (mine === turn) meta.parentElement.ariaBusy = "false";
  };

  /* 7 the box: what is typed, pasted or dictated; keys; the address, so that Back finds the words again ---------------------- */
  const search = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  let timer = 0;
  let running = Promise.resolve();

  const links = () => [...list.querySelectorAll("a, button")];

  const remember = (hit) => {
    const address = new URL(location.href);
    const words = toggle.checked ? query.value.trim() : "";
    if (words) address.searchParams.set("q", words);
    else address.searchParams.delete("q");
    try {
      history.replaceState({ words, hit }, "", address);
    } catch {
      history.replaceState({ words, hit }, ""); // some browsers let no page of a folder change its address
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(remember, 500);
    running = run();
  };

  const open = (isOpen) => {
    if (toggle.checked !== isOpen) toggle.click();
  };

  const keys = {
    Enter: async (event) => {
      if (document.activeElement !== query) return;
      event.preventDefault();
      await running;
      links()[0]?.click();
    },
    ArrowDown: (event) => step(event, 1),
    ArrowUp: (event) => step(event, -1),
  };

  const step = (event, by) => {
    const stops = [query, ...links()];
    const place = stops.indexOf(document.activeElement);
    event.preventDefault();
    stops[(place + by + stops.length) % stops.length].focus();
  };

  query.addEventListener("input", soon);
  query.form.addEventListener("submit", (event) => event.preventDefault());
  query.form.addEventListener("reset", () => setTimeout(() => (query.focus(), soon())));
  search.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const typed = event.key.length === 1 && event.key !== " " && !event.metaKey && !event.ctrlKey && !event.altKey;
    if (Object.hasOwn(keys, event.key)) keys[event.key](event);
    else if (typed) query.focus(); // a letter typed on a hit goes on with the words
  });
  search.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !search.contains(relatedTarget) && open(false));
  toggle.addEventListener("change", () => {
    clearTimeout(timer);
    remember();
    if (toggle.checked) running = run();
  });
  list.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    if (!link) return;
    clearTimeout(timer);
    remember(links().indexOf(link));
  });

  /* 8 marks: the words of a hit, in the sentence it leads to, or anywhere on a page that does not show it apart --------------- */
  const mark = (text) => {
    const terms = new Set(words(text).map(({ term }) => term));
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const within = target?.closest("p") ?? target ?? document.querySelector(".md-content__inner");
    const nodes = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    while (nodes.nextNode()) found.push(nodes.currentNode);
    for (const node of found) {
      const pieces = marked(node.data, ({ term }) => terms.has(term));
      if (pieces.length > 1) node.replaceWith(...pieces);
    }
    const first = (target ?? within).querySelector("mark.b-found");
    for (let each = first; (each = each?.parentElement?.closest("details")); ) each.open = true;
    first?.scrollIntoView({ block: "center" });
  };

  Object.assign(window.briefing, { part: take, split: words });
  if (params.get("h")) mark(params.get("h"));
  const before = history.state ?? {};
  if (params.get("q") || before.words) {
    query.value = params.get("q") || before.words;
    /* the theme closes the search an eighth of a second after a page has opened at an anchor */
    setTimeout(async () => {
      open(true);
      await running;
      (links()[before.hit] ?? query).focus();
    }, 250);
  } else if (toggle.checked) running = run();
})();
