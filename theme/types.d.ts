// Types of the search for whoever edits the scripts: `make check` holds them, no browser ever sees them.

/** A word that was typed as the ways to say it, folded; the first is what was typed. */
type Word = string[];

/** Something to be found: a page or a document. `key` is its title and everything else it is called, on lines. */
interface Row {
  kind: number;
  year: number;
  title: string;
  path: string;
  also: string;
  /** The place among the rows of the page that shows a document. */
  above: number;
  trail: string;
  code: string;
  name: string;
  key: string;
  /** Says who works for the agency. */
  isOfPeople: boolean;
}

/** A text of a row; `page` is 0 where the document has none. */
interface Hit {
  row: Row;
  page: number;
  words: string;
  key: string;
}

/** A row that was found, with texts that hold a word; `held` are the words that it holds where those are not all, and
 * `share` how much of what was typed they say. */
interface Result {
  row: Row;
  hits: Hit[];
  held?: Word[];
  share?: number;
  score?: number;
}

/** What is known of a search so far; `other` is the spelling that was searched for instead. Results are exact where
 * they hold the words as they are; `isMostly` where some words may be wanting. */
interface State {
  results: Result[];
  words: Word[];
  isMore: boolean;
  isExact?: boolean;
  isMostly?: boolean;
  other?: string;
}

/** `year` is a fiscal year (BE) or 0 for all; `rest` waits, and tells whether this is still what is searched for. */
interface Options {
  year: number;
  limit: number;
  rest: () => Promise<boolean>;
}

type Results = import("./assets/search/show.js").Results;

/** What a word that people type leads to, folded: `mean` as good as typed, `near` for half. */
type Aliases = Map<string, { mean: string[]; near: string[] }>;

/** Which portions hold a gram; null where that is most of them. */
type Grams = Record<string, number[] | null>;

interface Index {
  rows: Row[];
  kinds: string[];
  aliases: Aliases;
  /** Version and fiscal year (BE) of each portion of the texts. */
  portions: [version: string, year: number][];
  text: (number: number) => Promise<Hit[]>;
  grams: (gram: string) => Promise<Grams>;
}

/** The file of titles, as generator/site/search/index.py writes it. */
interface Titles {
  rows: [kind: number, year: number, trail: number, title: string, path: string, also: string, above: number][];
  trails: string[];
  kinds: string[];
  words: [typed: string[], mean: string[], near: string[]][];
  people: number[];
  texts: [version: string, year: number][];
  grams: string[];
}

interface Window {
  /** What every file of the index calls with its value. */
  oitIndex: (name: string, version: string, value: unknown) => void;
}

// What the templates always write, so that asking for it never gives null.
interface ParentNode {
  querySelector(selectors: "script[data-search-src]"): HTMLScriptElement & { dataset: { root: string } };
  querySelector(selectors: "input[name=q]"): HTMLInputElement;
  querySelector(selectors: "[name=year]"): HTMLSelectElement;
  querySelector(selectors: "[role=status]"): HTMLElement;
  querySelector(selectors: "ol"): HTMLOListElement;
  querySelector(selectors: "a"): HTMLAnchorElement;
  querySelectorAll(selectors: "form.oit-search"): NodeListOf<HTMLFormElement>;
}
