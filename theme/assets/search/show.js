// Turns what was found into elements. Text goes in as text, never as markup.
import { folded, span } from "./fold.js";
import { holds, place } from "./query.js";

const BEFORE = 50;
const AFTER = 150;
const STEP = " › ";
const ROW = " · ";
const LIST = 6;
// Of a word around what was typed.
const LONGEST_REST = 12;
const MOST_PLACES = 12;

export const FAILED = "เปิดดัชนีค้นหาไม่ได้ โปรดโหลดหน้านี้ใหม่";

// Between titles, which are searched with every letter, and texts, which may have to be loaded.
export const REST = 30;

/** @type {(milliseconds: number) => Promise<void>} */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @type {<T extends Element>(node: T, attributes: Record<string, any>) => T} */
export const put = (node, attributes) => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

/**
 * @type {<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, ...children: (Node | string)[])
 *   => HTMLElementTagNameMap[K]}
 */
export const element = (tag, name, ...children) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
};

// Where words of the browser's own dictionary begin in a text; only the ends where it has none.
/** @type {(text: string) => number[]} */
const borders = (text) => {
  if (!self.Intl?.Segmenter) return [];
  const segments = new Intl.Segmenter("th", { granularity: "word" }).segment(text);
  return [...[...segments].map(({ index }) => index), text.length];
};

// A stretch as long as the words that it begins and ends in, where those are not much longer.
/** @type {(stretch: [number, number], ends: number[]) => [number, number]} */
const whole = ([from, to], ends) => {
  const start = ends.filter((end) => end <= from).pop() ?? from;
  const end = ends.find((one) => one >= to) ?? to;
  return [from - start < LONGEST_REST ? start : from, end - to < LONGEST_REST ? end : to];
};

// Where the words stand in a normalised text, each whole, as stretches [start, end] in order, none inside another.
/** @type {(text: string, words: Word[]) => [number, number][]} */
const stretches = (text, words) => {
  const letters = folded(text);
  /** @type {[number, number][]} */
  const found = [];
  for (const way of words.flat()) {
    for (let at = place(letters, way); at >= 0; at = place(letters, way, at + way.length)) found.push([at, at + way.length]);
  }
  if (!found.length) return [];
  found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const apart = found.filter(([from], number) => found.slice(0, number).every(([, end]) => from >= end));
  const ends = borders(text);
  const wide = apart.map(([from, to]) => whole(span(text, from, to), ends));
  return wide.filter(([from], number) => number === 0 || from >= wide[number - 1][1]);
};

// `text` as nodes, with the words marked.
/** @type {(text: string, words: Word[]) => (Node | string)[]} */
export const marked = (text, words) => {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let at = 0;
  for (const [start, end] of stretches(text, words)) {
    nodes.push(text.slice(at, start), element("mark", "", text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
};

// Where most of the words stand together in a folded text: the place and length of the first of them.
/** @type {(text: string, words: Word[]) => [at: number, length: number]} */
const densest = (text, words) => {
  /** @type {[at: number, length: number, word: number][]} */
  const places = [];
  for (const [word, ways] of words.entries()) {
    for (const way of ways) {
      let at = place(text, way);
      for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
        places.push([at, way.length, word]);
        at = place(text, way, at + way.length);
      }
    }
  }
  /** @type {(from: number) => number} */
  const near = (from) => new Set(places.filter(([at]) => at >= from && at < from + AFTER).map(([, , word]) => word)).size;
  const best = places.map((one) => ({ one, count: near(one[0]) })).sort((a, b) => b.count - a.count || a.one[2] - b.one[2] || a.one[0] - b.one[0])[0];
  return best ? [best.one[0], best.one[1]] : [0, 0];
};

// The passage of a text around the words, from the beginning of its row where the text is a table: cut at spaces, else
// where a letter begins.
/** @type {(text: Pick<Hit, 'words' | 'key'>, words: Word[]) => (Node | string)[]} */
export const passage = ({ words: text, key }, words) => {
  const [at, length] = densest(key, words);
  const [start, end] = span(text, at, at + length);
  let from = Math.max(0, start - BEFORE);
  let to = Math.min(text.length, end + AFTER);
  const row = text.lastIndexOf(ROW, start);
  const space = text.indexOf(" ", from);
  if (row >= 0 && start - row < 2 * BEFORE) from = row + ROW.length;
  else if (from && space >= 0 && space < start) from = space + 1;
  while (from < start && /[\u0e30-\u0e3a\u0e45-\u0e4e]/.test(text[from])) from += 1;
  const last = text.lastIndexOf(" ", to);
  if (to < text.length && last > end) to = last;
  while (to < text.length && /[\u0e30-\u0e3a\u0e45-\u0e4e]/.test(text[to])) to += 1;
  while (to > end && /[\s·|]/.test(text[to - 1])) to -= 1;
  return [from ? "…" : "", ...marked(text.slice(from, to), words), to < text.length ? "…" : ""];
};

/** @type {(href: string, ...children: (Node | string)[]) => HTMLAnchorElement} */
const link = (href, ...children) => {
  const made = element("a", "", ...children);
  made.href = href;
  return made;
};

/** @type {(row: Row) => string} */
const fileName = (row) => row.path.slice(row.path.lastIndexOf("/") + 1);

// What a page of a document is called: a sheet of a workbook, else a page.
/** @type {(row: Row, page: number) => string} */
const pageName = (row, page) => `${/\.xls[xm]$/i.test(row.path) ? "แผ่นงาน" : "หน้า"} ${page}`;

export class Results {
  // `root` leads to the site's root, `index` is what was searched.
  /**
   * @param {string} root
   * @param {Index} index
   */
  constructor(root, index) {
    this.root = root;
    this.index = index;
  }

  /**
   * @param {Row} row
   * @param {number} page
   */
  href(row, page = 0) {
    const [path, place] = row.kind === LIST ? row.path.split("#") : [row.path];
    const file = path === "" || path.endsWith("/") ? "index.html" : "";
    const anchor = place ? `#${place}` : page && /\.pdf$/i.test(path) ? `#page=${page}` : "";
    return this.root + path.split("/").map(encodeURIComponent).join("/") + file + anchor;
  }

  // What a row is and where it stands: of a document the year, and the page that shows it as what `named` makes of it.
  /**
   * @param {Row} row
   * @param {(above: Row) => Node | string} named
   * @returns {(Node | string)[]}
   */
  about(row, named = (above) => above.title) {
    const above = this.index.rows[row.above];
    const trail = above ? above.trail.split(STEP, 1)[0] : row.trail;
    const kind = this.index.kinds[row.kind];
    return [kind, trail && trail !== kind ? ` · ${trail}` : "", ...(above ? [STEP, named(above)] : [])];
  }

  // "หน้า 3 ของ แผน.pdf"
  /**
   * @param {Row} row
   * @param {number} page
   */
  pageOf(row, page) {
    return page ? `${pageName(row, page)} ของ ${fileName(row)}` : row.kind === 5 ? fileName(row) : "";
  }

  // One result of the search page.
  /**
   * @param {Result} result
   * @param {Word[]} words
   * @param {"h3" | "h4"} level
   */
  item({ row, hits }, words, level = "h3") {
    const [first, ...others] = hits;
    const isAlso = words.some((word) => !holds(row.name, word) && holds(folded(row.also), word));
    const title = element(level, "oit-hit__title", link(this.href(row, first?.page), ...marked(row.title, words)));
    const about = this.about(row, (above) => link(this.href(above), above.title));
    const item = element("li", "oit-hit", title, element("p", "oit-hit__about", ...about));
    if (isAlso) item.append(element("p", "oit-hit__about", ...marked(row.also, words)));
    if (first) {
      const where = this.pageOf(row, first.page);
      const lead = where ? [element("span", "oit-hit__page", where), " "] : [];
      item.append(element("p", "oit-hit__text", ...lead, ...passage(first, words)));
    }
    if (others.length) {
      const links = others.slice(0, 9).flatMap((hit) => [" ", link(this.href(row, hit.page), pageName(row, hit.page))]);
      item.append(element("p", "oit-hit__more", "พบใน", ...links, others.length > 9 ? " และอื่น ๆ" : "", " ด้วย"));
    }
    return item;
  }
}

// What to say of a search: how many, and of which spelling.
/** @type {(query: string, state: Pick<State, 'results'> & Partial<State>) => string} */
export const summary = (query, { results, isMore, other }) => {
  const count = `${results.length} รายการ${isMore ? "ขึ้นไป" : ""}`;
  if (!results.length) return `ไม่พบ “${query}” ลองใช้คำที่สั้นลง หรือเลือกดูตามปี`;
  return other ? `ไม่พบ “${query}” แสดงผลของคำใกล้เคียง “${other}” แทน: ${count}` : `พบ ${count}`;
};
