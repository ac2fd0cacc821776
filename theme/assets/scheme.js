// Light and dark: the visitor's own choice before the system's. Written into every page, where its digest is part of
// the Content-Security-Policy. Something is stored only while the choice differs from what the system asks for.
(() => {
  const KEY = "oit-scheme";
  const root = document.documentElement;
  const system = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  // A browser may forbid storage; then a choice lasts for one page.
  /** @type {<T>(action: (storage: Storage) => T) => T | null} */
  const attempt = (action) => {
    try {
      return action(localStorage);
    } catch {
      return null;
    }
  };
  /** @type {(scheme: string) => void} */
  const choose = (scheme) => {
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  };
  const stored = attempt((storage) => storage.getItem(KEY));
  if (stored === "dark" || stored === "light") choose(stored);
  root.dataset.script = "";
  addEventListener("click", (event) => {
    // @ts-expect-error - what is clicked on is an element
    if (!event.target.closest(".oit-scheme")) return;
    const wanted = (root.dataset.scheme || system()) === "dark" ? "light" : "dark";
    const isSystems = wanted === system();
    choose(isSystems ? "" : wanted);
    attempt((storage) => (isSystems ? storage.removeItem(KEY) : storage.setItem(KEY, wanted)));
  });
})();
