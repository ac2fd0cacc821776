// The search page: results below the box, found again with every letter.
import { find } from "./find.js";
import { FAILED, REST, element, pause, summary } from "./show.js";

const PORTION = 20;
// So many results are one list; of more the best stand first, and the others in groups.
const MANY = 6;
const BEST = 3;
const SHOW_EVERY = 250;
/** @type {State} */
const NOTHING = { results: [], words: [], isMore: false };

export class SearchPage {
  // `place` is where the results go, `form` what is asked; `open` gives the Results to show with.
  /**
   * @param {HTMLElement} place
   * @param {HTMLFormElement} form
   * @param {() => Promise<Results>} open
   */
  constructor(place, form, open) {
    Object.assign(this, { place, form, open, limit: PORTION });
    this.input = form.querySelector("input[name=q]");
    this.year = form.querySelector("[name=year]");
    this.status = place.querySelector("[role=status]");
    this.list = place.querySelector("ol");
    this.groups = element("div", "oit-groups");
    this.more = element("button", "oit-button oit-button--secondary", "แสดงเพิ่ม");
    this.more.type = "button";
    this.more.hidden = true;
    this.list.after(this.groups, this.more);
    this.input.addEventListener("focus", () => this.open().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => this.search());
    // What was asked for is settled once the box is left; what is asked for then is another search, and Back leads here.
    this.input.addEventListener("change", () => this.settle());
    this.year.addEventListener("change", () => this.search().then(() => this.settle()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
      this.settle();
    });
    window.addEventListener("popstate", () => this.fromAddress());
    this.more.addEventListener("click", () => this.showMore());
    this.fromAddress();
  }

  // Searches for what the address says.
  fromAddress() {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") || "";
    this.year.value = asked.get("year") || "";
    if (!this.year.value) this.year.value = "";
    this.settle();
    this.limit = PORTION;
    return this.run(this.input.value.trim());
  }

  settle() {
    this.settled = this.input.value.trim();
  }

  search() {
    this.limit = PORTION;
    const query = this.input.value.trim();
    const asked = new URLSearchParams({ ...(query && { q: query }), ...(this.year.value && { year: this.year.value }) });
    const isNew = this.settled && this.settled !== query;
    if (isNew) this.settled = "";
    // Some browsers refuse this for a page opened from a folder.
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", `?${asked}`);
    } catch {}
    return this.run(query);
  }

  async showMore() {
    const links = () => [...this.place.querySelectorAll(".oit-hit__title a")];
    const known = new Set(links().map((link) => link.getAttribute("href")));
    // @ts-expect-error - the constructor sets the limit
    this.limit += PORTION;
    await this.run(this.input.value.trim());
    // @ts-expect-error - a link can have the focus
    links().find((link) => !known.has(link.getAttribute("href")))?.focus();
  }

  /** @param {string} query */
  async run(query) {
    // biome-ignore lint/suspicious/noAssignInExpressions: one object under two names
    const asked = (this.asked = {});
    const isCurrent = () => this.asked === asked;
    // Nothing is loaded before there is something to look for.
    if (!query) return this.end(null, NOTHING, "");
    this.place.setAttribute("aria-busy", "true");
    try {
      const shown = await this.open();
      const rest = () => pause(REST).then(isCurrent);
      /** @type {State} */
      let state = NOTHING;
      let last = 0;
      // @ts-expect-error - the constructor sets the limit
      for await (state of find(shown.index, query, { year: Number(this.year.value), limit: this.limit, rest })) {
        if (!isCurrent()) return;
        if (state.results.length && performance.now() - last > SHOW_EVERY) {
          this.show(shown, state);
          last = performance.now();
        }
      }
      if (isCurrent()) this.end(shown, state, summary(query, state));
    } catch {
      if (isCurrent()) this.end(null, NOTHING, FAILED);
    }
  }

  /**
   * @param {Results | null} shown
   * @param {State} state
   * @param {string} words
   */
  end(shown, state, words) {
    this.show(shown, state);
    this.status.textContent = words;
    // @ts-expect-error - the constructor sets the limit
    this.more.hidden = !state.isMore && state.results.length <= this.limit;
    this.place.setAttribute("aria-busy", "false");
  }

  // The best results, and the others in groups of a kind.
  /**
   * @param {Results | null} shown
   * @param {State} state
   */
  show(shown, { results, words }) {
    const all = results.slice(0, this.limit);
    const best = all.length > MANY ? BEST : all.length;
    // @ts-expect-error - where there is nothing to show with, there are no results
    this.list.replaceChildren(...all.slice(0, best).map((result) => shown.item(result, words)));
    const kinds = new Set(all.slice(best).map(({ row }) => row.kind));
    // @ts-expect-error - the same
    this.groups.replaceChildren(...[...kinds].map((kind) => this.group(shown, kind, all.slice(best), words)));
  }

  /**
   * @param {Results} shown
   * @param {number} kind
   * @param {Result[]} results
   * @param {Word[]} words
   */
  group(shown, kind, results, words) {
    const members = results.filter(({ row }) => row.kind === kind);
    const head = element("h3", "oit-hits__kind", `${shown.index.kinds[kind]} (${members.length})`);
    const list = element("ol", "oit-hits", ...members.map((result) => shown.item(result, words, "h4")));
    return element("div", "", head, list);
  }
}
