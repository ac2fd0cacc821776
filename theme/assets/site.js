// What every page loads. Everything on the site but the search works without it.
import { openSearchWhenUsed } from "./search/open.js";

// @ts-expect-error - while a script runs it is the current one, and no drawing
openSearchWhenUsed(document.currentScript);
