// The search page: results below the box, found again with every letter.
import { find } from "./find.js";
import { FAILED, REST, element, pause, summary } from "./show.js";

const PORTION = 20;
const SHOW_EVERY = 250;
const NOTHING = { results: [], words: [], isMore: false };

export class SearchPage {
  // `place` is where the results go, `form` what is asked; `open` gives the Results to show with.
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
    this.limit += PORTION;
    await this.run(this.input.value.trim());
    this.list.children[shown]?.querySelector("a").focus();
  }

  async run(query) {
    const asked = (this.asked = {});
    const isCurrent = () => this.asked === asked;
    // Nothing is loaded before there is something to look for.
    if (!query) return this.end(null, NOTHING, "");
    this.place.setAttribute("aria-busy", "true");
    try {
      const shown = await this.open();
      const rest = () => pause(REST).then(isCurrent);
      let state = NOTHING;
      let last = 0;
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

  end(shown, state, words) {
    this.show(shown, state);
    this.status.textContent = words;
    this.more.hidden = !state.isMore && state.results.length <= this.limit;
    this.place.setAttribute("aria-busy", "false");
  }

  show(shown, { results, words }) {
    this.list.replaceChildren(...results.slice(0, this.limit).map((result) => shown.item(result, words)));
  }
}
