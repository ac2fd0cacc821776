// What every page loads. Everything on the site but the search works without it.
import { tellTheDay } from "./clock.js";
import { openSearchWhenUsed } from "./search/open.js";

tellTheDay();
for (const button of document.querySelectorAll("[data-print]")) {
  button.toggleAttribute("hidden", false);
  button.addEventListener("click", () => print());
}
// @ts-expect-error - while a script runs it is the current one, and no drawing
openSearchWhenUsed(document.currentScript);
