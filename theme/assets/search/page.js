// The search page: results below the box, found again with every letter.
import { find } from "./find.js";
import { FAILED, REST, element, pause, summary } from "./show.js";

const PORTION = 20;
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
    this.more = element("button", "oit-button oit-button--secondary", "แสดงเพิ่ม");
    this.more.type = "button";
    this.more.hidden = true;
    this.list.after(this.more);
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") || "";
    // @ts-expect-error - it is there, as the test saw
    if (asked.get("year")) this.year.value = asked.get("year");
    if (!this.year.value) this.year.value = "";
    this.input.addEventListener("focus", () => this.open().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => this.search());
    this.year.addEventListener("change", () => this.search());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
    });
    this.more.addEventListener("click", () => this.showMore());
    this.search();
  }

  search() {
    this.limit = PORTION;
    const query = this.input.value.trim();
    const asked = new URLSearchParams({ ...(query && { q: query }), ...(this.year.value && { year: this.year.value }) });
    // Some browsers refuse this for a page opened from a folder.
    try {
      history.replaceState(null, "", `?${asked}`);
    } catch {}
    return this.run(query);
  }

  async showMore() {
    const shown = this.list.children.length;
    // @ts-expect-error - the constructor sets the limit
    this.limit += PORTION;
    await this.run(this.input.value.trim());
    this.list.children[shown]?.querySelector("a").focus();
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

  /**
   * @param {Results | null} shown
   * @param {State} state
   */
  show(shown, { results, words }) {
    // @ts-expect-error - where there is nothing to show with, there are no results
    this.list.replaceChildren(...results.slice(0, this.limit).map((result) => shown.item(result, words)));
  }
}
