// The search itself, loaded by search/open.js when it is first used.
import { Box } from "./search/box.js";
import { SearchPage } from "./search/page.js";
import { Results } from "./search/show.js";
import { openIndex } from "./search/store.js";

const { root } = document.querySelector("script[data-search-src]").dataset;
/** @type {Promise<Results> | null} */
let opened = null;

// The index is opened once, and again if that failed.
/** @type {() => Promise<Results>} */
const open = () => {
  opened ??= openIndex(`${root}search/`).then((index) => new Results(root, index));
  opened.catch(() => (opened = null));
  return opened;
};

const place = document.getElementById("oit-results");
for (const form of document.querySelectorAll("form.oit-search")) {
  if (place && form.querySelector("#oit-search-page")) new SearchPage(place, form, open);
  else new Box(form, open);
}
if (!place) open();
