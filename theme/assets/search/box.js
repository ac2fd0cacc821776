// The box on every page: suggests while typing (the combobox pattern of ARIA, with a list that is chosen from by arrows).
import { find } from "./find.js";
import { FAILED, REST, element, marked, passage, pause, put, summary } from "./show.js";

const MOST = 7;

export class Box {
  // Makes `form` suggest; `open` gives the Results to show with once the index is there.
  /**
   * @param {HTMLFormElement} form
   * @param {() => Promise<Results>} open
   */
  constructor(form, open) {
    this.form = form;
    this.open = open;
    this.input = form.querySelector("input[name=q]");
    this.status = element("p", "oit-suggest__status");
    this.list = element("ul", "oit-suggest__list");
    // Stays in the page while it is closed, else screen readers would not hear what the status says.
    this.popup = element("div", "oit-hidden", this.status, this.list);
    this.popup.lang = "th";
    form.append(this.popup);
    const id = `${this.input.id}-list`;
    put(this.status, { role: "status" });
    put(this.list, { id, role: "listbox", "aria-label": "ผลการค้นหาที่แนะนำ" });
    put(this.input, { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list" });
    this.close();
    this.input.addEventListener("input", () => this.suggest(this.input.value.trim()));
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    // The box keeps the focus while a suggestion is clicked.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    // @ts-expect-error - what is clicked on in the list is an element
    this.list.addEventListener("click", (event) => this.follow(event.target.closest("[role=option]")));
    if (this.input.value) this.suggest(this.input.value.trim());
  }

  /** @param {string} query */
  async suggest(query) {
    this.query = query;
    if (!query) return this.close();
    try {
      const shown = await this.open();
      const isCurrent = () => this.query === query;
      const rest = () => pause(REST).then(isCurrent);
      /** @type {State} */
      // @ts-expect-error - until more is known only its results are asked for
      let state = { results: [] };
      for await (state of find(shown.index, query, { year: 0, limit: MOST, rest })) {
        if (!isCurrent()) return;
        if (state.results.length) this.show(shown, state);
      }
      if (!isCurrent()) return;
      if (!state.results.length) this.offer([]);
      this.status.textContent = summary(query, state);
    } catch {
      this.offer([]);
      this.status.textContent = FAILED;
    }
  }

  /**
   * @param {Results} shown
   * @param {State} state
   */
  show(shown, { results, words }) {
    const options = results.slice(0, MOST).map(({ row, hits: [hit] }) => {
      const about = element("span", "oit-suggest__about", ...shown.about(row));
      const text = hit ? [element("span", "oit-suggest__text", shown.pageOf(row, hit.page), " ", ...passage(hit, words))] : [];
      return this.option(shown.href(row, hit?.page), element("span", "", ...marked(row.title, words)), about, ...text);
    });
    options.push(this.option("", element("span", "oit-suggest__all", `ดูผลทั้งหมดของ “${this.query}”`)));
    this.offer(options);
  }

  // Opens the popup with these options; the one that was chosen stays so if it is still there.
  /** @param {HTMLElement[]} options */
  offer(options) {
    const chosen = this.active?.dataset.href;
    this.list.replaceChildren(...options);
    // biome-ignore lint/suspicious/useIterableCallbackReturn: what it returns is not used
    options.forEach((option, number) => (option.id = `${this.list.id}-${number}`));
    this.popup.className = "oit-suggest";
    this.list.hidden = !options.length;
    put(this.input, { "aria-expanded": options.length > 0 });
    this.choose(options.find((option) => chosen && option.dataset.href === chosen));
  }

  /**
   * @param {string} href
   * @param {(Node | string)[]} children
   */
  option(href, ...children) {
    const made = element("li", "oit-suggest__option", ...children);
    return put(made, { role: "option", "data-href": href });
  }

  /** @param {HTMLElement} [option] */
  choose(option) {
    this.active = option;
    for (const other of this.list.children) put(other, { "aria-selected": other === option });
    if (option) {
      put(this.input, { "aria-activedescendant": option.id });
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    this.popup.className = "oit-hidden";
    this.list.hidden = true;
    this.status.textContent = "";
    this.query = "";
    this.list.replaceChildren();
    put(this.input, { "aria-expanded": false });
    this.choose();
  }

  /** @param {HTMLElement | null} option */
  follow(option) {
    if (!option) return;
    if (option.dataset.href) location.assign(option.dataset.href);
    else this.form.submit();
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && this.list.hidden) this.suggest(this.input.value.trim());
    else if (step) {
      // One place more than there are options: the box itself.
      const places = [undefined, ...this.list.children];
      // @ts-expect-error - the list holds nothing but options
      this.choose(places[(places.indexOf(this.active) + step + places.length) % places.length]);
    } else if (event.key === "Enter" && this.active) this.follow(this.active);
    else if (event.key === "Escape" && this.popup.className !== "oit-hidden") this.close();
    else return;
    event.preventDefault();
  }
}
