// What every page loads. Everything on the site but the search works without it.
import { openSearchWhenUsed } from "./search/open.js";

openSearchWhenUsed(document.currentScript);
