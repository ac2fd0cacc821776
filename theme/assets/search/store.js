// The files of the index, loaded as scripts and only when they are needed: a page opened from a folder may not fetch.
// Each hands over one value under its name and version: oitIndex("text-3", "1f0c…", […]).
import { folded } from "./fold.js";

/** @type {Map<string, { version?: string, give: (value: any) => void, refuse: (fault: Error) => void }>} */
const waiting = new Map();
/** @type {Map<string, Promise<any>>} */
const loaded = new Map();
const FRESH = 600000;

window.oitIndex = (name, version, value) => {
  const file = waiting.get(name);
  if (!file) return;
  // Another version than the titles speak of: the site was replaced while this page was open.
  if (file.version && file.version !== version) file.refuse(new Error(name));
  else file.give(value);
};

/** @type {(base: string, name: string, version?: string) => Promise<any>} */
const load = (base, name, version) => {
  if (!loaded.has(name)) {
    const promise = new Promise((give, refuse) => {
      waiting.set(name, { version, give, refuse });
      const script = document.createElement("script");
      script.src = version ? `${base}${name}.${version}.js` : `${base}${name}.js?${Math.floor(Date.now() / FRESH)}`;
      // By then a file has handed over its value, or it is none of ours.
      script.onload = script.onerror = () => refuse(new Error(name));
      document.head.append(script);
    });
    promise.catch(() => loaded.delete(name));
    loaded.set(name, promise);
  }
  // @ts-expect-error - it was set above
  return loaded.get(name);
};

// The code of a sub-indicator as a word: folded it would be a number like others.
/** @type {(text: string) => string} */
const subIndicator = (text) => (/(?:^|› )(\d+\.\d+) /.exec(text) || ["", ""])[1].replace(/^(?=.)/, "§");

// One row of the titles, ready to be searched: `key` is its title, and everything else it is called, on lines.
/** @type {(values: Titles['rows'][0], at: number, titles: Titles) => Row} */
const row = ([kind, year, trail, title, path, also, above], at, titles) => {
  const sub = subIndicator(kind === 6 ? title : titles.trails[trail]);
  return {
    kind,
    year,
    title,
    path,
    also,
    above,
    trail: titles.trails[trail],
    code: kind === 0 ? folded(title.split(" ", 1)[0]) : kind === 6 ? sub : kind === 1 ? folded(also) : "",
    name: folded(title),
    key: `${folded(title)}\n${folded(also)}\nปี${year}\n${folded(titles.kinds[kind])}\n${sub}`,
    isOfPeople: titles.people.includes(at),
  };
};

// What each word that people type leads to; what is meant by it, and codes of sub-indicators, are words that lead nowhere.
/** @type {(titles: Titles, rows: Row[]) => Aliases} */
const aliasesOf = (titles, rows) => {
  /** @type {Aliases} */
  const aliases = new Map(rows.filter(({ kind, code }) => kind === 6 && code).map(({ code }) => [code, { mean: [], near: [] }]));
  for (const [, mean, near] of titles.words) for (const word of [...mean, ...near]) aliases.set(word, { mean: [], near: [] });
  for (const [typed, mean, near] of titles.words) for (const word of typed) aliases.set(word, { mean, near });
  return aliases;
};

// Opens the index below the address `base`: rows in the order of the site, newest year first.
/** @type {(base: string) => Promise<Index>} */
export const openIndex = async (base) => {
  /** @type {Titles} */
  const titles = await load(base, "titles");
  const rows = titles.rows.map((values, at) => row(values, at, titles));
  /** @type {Map<number, Hit[]>} */
  const texts = new Map();

  // The texts of one portion: row, page, words, and all that they can be found by.
  /** @type {Index['text']} */
  const text = async (number) => {
    if (!texts.has(number)) {
      /** @type {[at: number, page: number, words: string][]} */
      const values = await load(base, `text-${number}`, titles.texts[number][0]);
      texts.set(number, values.map(([at, page, words]) => ({ row: rows[at], page, words, key: folded(words) })));
    }
    // @ts-expect-error - it was set in the lines before
    return texts.get(number);
  };

  // The grams that begin with the same two letters, and which portions hold them; null where that is most of them.
  /** @type {Index['grams']} */
  const grams = (gram) => {
    const number = (gram.charCodeAt(0) * 31 + gram.charCodeAt(1)) % titles.grams.length;
    return load(base, `grams-${number}`, titles.grams[number]);
  };

  return { rows, kinds: titles.kinds, aliases: aliasesOf(titles, rows), portions: titles.texts, text, grams };
};
