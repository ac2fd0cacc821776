// Loads the search where a box is first used, and at once on the search page: nobody else pays for it.
/** @type {(script: HTMLScriptElement) => void} */
export const openSearchWhenUsed = (script) => {
  if (!script.dataset.searchSrc) return;
  const open = () => {
    if (script.dataset.searchOpen) return;
    script.dataset.searchOpen = "true";
    const search = document.createElement("script");
    // @ts-expect-error - it is there, as the first line saw
    search.src = script.dataset.searchSrc;
    document.head.append(search);
  };
  if (document.getElementById("oit-results")) open();
  for (const form of document.querySelectorAll("form.oit-search")) form.addEventListener("focusin", open, { once: true });
};
