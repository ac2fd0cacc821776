// What the constructor of the search page gives itself all at once, which no checker sees.
import type { Results } from "./assets/search/show.js";

declare module "./assets/search/page.js" {
  interface SearchPage {
    place: HTMLElement;
    form: HTMLFormElement;
    open: () => Promise<Results>;
  }
}
