// What the editor does in the browser beside plain forms: lists that grow in place, findings while typing, files that
// are dropped, and a word when somebody else changed the file. Everything works without it, only with more pages.

const WAIT = 40; // milliseconds after the last key before what is typed is read
const LONGER = 700; // before all rules are asked, which takes about a second
const LOOK = 3000; // milliseconds between questions whether the file changed

/** @type {HTMLFormElement | null} */
let form = document.querySelector("#record");
const live = /** @type {HTMLElement} */ (document.querySelector("#live"));
let dirty = form?.dataset.changed === "1";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
let asked = 0;

/** @param {boolean} now */
const changed = (now) => {
  dirty = now;
  const state = document.querySelector("#state");
  if (state) state.textContent = now ? "ยังไม่ได้บันทึก" : "บันทึกแล้วทั้งหมด";
};

/** @param {HTMLFormElement} from @returns {URLSearchParams} */
const typed = (from) => {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(from)) if (typeof value === "string") pairs.append(name, value);
  return pairs;
};

/** @typedef {{ severity: string, word: string, message: string, hint: string }} Finding */

/** @param {Finding} one @returns {HTMLLIElement} */
const finding = (one) => {
  const line = document.createElement("li");
  line.className = one.severity;
  const word = document.createElement("b");
  word.textContent = one.word;
  line.append(word, ` ${one.message}`);
  if (one.hint) {
    const cure = document.createElement("span");
    cure.className = "cure";
    cure.textContent = one.hint;
    line.append(" ", cure);
  }
  return line;
};

/**
 * @param {{ said: Record<string, Finding[]>, understood: Record<string, string>, parts: Record<string, string> }} told
 * @param {boolean} quick what rules said before stays until they are asked again
 */
const show = (told, quick) => {
  const left = new Map(Object.entries(told.said));
  for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-said]"))) {
    const key = list.dataset.said ?? "";
    const old = quick ? [...list.children].filter((one) => !one.classList.contains("error")) : [];
    list.replaceChildren(...(left.get(key) ?? []).map(finding), ...old);
    left.delete(key);
  }
  const whole = document.querySelector('[data-said=""]');
  for (const findings of left.values()) whole?.append(...findings.map(finding));
  for (const words of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-understood]"))) {
    words.textContent = told.understood[words.dataset.understood ?? ""] ?? "";
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"))) {
    const how = told.parts[part.dataset.part ?? ""];
    if (how) part.textContent = how;
  }
};

const check = async (quick = false) => {
  if (!form?.dataset.check) return;
  asked += 1;
  const mine = asked;
  try {
    const answer = await fetch(form.dataset.check + (quick ? "?quick=1" : ""), { method: "POST", body: typed(form) });
    if (answer.ok && mine === asked) show(await answer.json(), quick);
  } catch {
    // The editor was ended; what is typed stays here, and saving will say so.
  }
};

const soon = () => {
  clearTimeout(waiting);
  clearTimeout(later);
  waiting = setTimeout(() => check(true), WAIT);
  later = setTimeout(() => check(), LONGER);
};

/** Change the form itself by one of its buttons, in place. @param {HTMLButtonElement} button */
const act = async (button) => {
  if (!form) return;
  const body = typed(form);
  body.append("do", button.value);
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = /** @type {HTMLFormElement | null} */ (page.querySelector("#record"));
  if (!fresh) return;
  const open = new Set([...form.querySelectorAll("details[open][id]")].map((one) => one.id));
  const old = new Set([...form.querySelectorAll("[data-row] > input[type=hidden]")].map(rowOf));
  form.replaceWith(fresh);
  form = fresh;
  for (const one of form.querySelectorAll("details[id]")) if (open.has(one.id)) one.setAttribute("open", "");
  begin();
  changed(true);
  const made = [...form.querySelectorAll("[data-row] > input[type=hidden]")].find((one) => !old.has(rowOf(one)));
  const next = made?.parentElement?.querySelector("textarea, input:not([type=hidden]), select");
  const again = [...form.querySelectorAll("button")].find((one) => one.value === button.value && !one.disabled);
  const place = /** @type {HTMLElement | null | undefined} */ (next ?? again ?? form.querySelector(".add"));
  place?.focus();
  soon();
};

/** @param {Element} input */
const rowOf = (input) => `${input.getAttribute("name")} ${input.getAttribute("value")}`;

const save = () => {
  if (!form) return;
  const button = /** @type {HTMLButtonElement | null} */ (form.querySelector('button[value="save"]'));
  changed(false);
  form.requestSubmit(button);
};

/** Let files be dropped on what has a place for them. @param {HTMLElement} place */
const dropping = (place) => {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    event.stopPropagation();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    event.stopPropagation();
    place.classList.remove("over");
    const files = event.dataTransfer?.files;
    if (!files?.length || !form) return;
    const name = place.dataset.drop ?? "";
    let input = /** @type {HTMLInputElement | null} */ (form.querySelector(`input[type=file][name="${CSS.escape(name)}"]`));
    if (!input) {
      input = document.createElement("input");
      input.type = "file";
      input.name = name;
      input.multiple = true;
      input.hidden = true;
      form.append(input);
    }
    input.files = files;
    live.textContent = "กำลังวางและเปิดตรวจเอกสาร…";
    save();
  });
};

const begin = () => {
  if (!form) return;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-drop]"))) dropping(place);
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=file]"))) {
    input.addEventListener("change", () => {
      if (!input.files?.length) return;
      live.textContent = "กำลังวางและเปิดตรวจเอกสาร…";
      save();
    });
  }
  form.addEventListener("input", () => {
    changed(true);
    soon();
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button && button.value !== "save" && button.name === "do") {
      event.preventDefault();
      act(button);
    }
  });
  form.addEventListener("submit", () => changed(false));
};

/** Open what hides the place that the address names. */
const arrive = () => {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let one = place?.closest("details"); one; one = one.parentElement?.closest("details")) one.open = true;
  if (place) {
    place.scrollIntoView({ block: "center" });
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(place.tagName)) place.focus({ preventScroll: true });
  }
};

/** Put what is known by now in the place of what was not: never by loading the page again under somebody's hands. */
const freshen = async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  for (const old of document.querySelectorAll("[data-fresh]")) {
    const fresh = page.getElementById(old.id);
    if (fresh) old.replaceWith(fresh);
  }
};

let seen = "";
const look = async () => {
  if (document.hidden) return;
  const file = document.body.dataset.file ?? "";
  const checking = [...document.querySelectorAll("[data-checking]")].some((one) => !(/** @type {HTMLElement} */ (one).hidden));
  if (!file && !checking) return;
  try {
    const now = await (await fetch(`/state?file=${encodeURIComponent(file)}`)).json();
    if (seen && now.file !== seen) {
      live.replaceChildren("มีผู้แก้แฟ้มนี้จากที่อื่น ", reloading());
    }
    seen = now.file;
    if (checking && now.checked) {
      for (const one of document.querySelectorAll("[data-checking]")) /** @type {HTMLElement} */ (one).hidden = true;
      if (form) check();
      else await freshen();
    }
  } catch {
    live.textContent = "โปรแกรมปิดไปแล้ว เปิดใหม่ก่อนบันทึก";
  }
};

const reloading = () => {
  const link = document.createElement("a");
  link.href = location.pathname;
  link.textContent = dirty ? "บันทึกได้ตามปกติ โปรแกรมจะรวมให้ทีละช่อง" : "เปิดใหม่เพื่อดู";
  if (dirty) link.removeAttribute("href");
  return link;
};

addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
addEventListener("keydown", (event) => {
  const within = /** @type {HTMLElement} */ (event.target);
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    if (form) save();
    else /** @type {HTMLFormElement | null} */ (document.querySelector("#text"))?.requestSubmit();
  } else if (event.key === "/" && !within.matches("input, textarea, select")) {
    event.preventDefault();
    document.getElementById("q")?.focus();
  }
});
addEventListener("hashchange", arrive);
begin();
arrive();
look();
setInterval(look, LOOK);
export {};
