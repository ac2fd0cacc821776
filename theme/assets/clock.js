// What depends on the day, told anew for the day it is read. A page says what was true when it was built; what changes
// on which later day stands beside it, as generator/assessment/by_day.py writes it. Nothing is decided here.
const MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(" ");
const DAY = 864e5;
const AHEAD = 252e5; // the clock of Thailand, before that of Greenwich
const LONGEST = 1096; // a clock three years behind the build is more likely wrong than right

/** @type {(from: string, to: string) => number} */
const between = (from, to) => Math.abs(Date.parse(to) - Date.parse(from)) / DAY;

/** @type {(day: string) => string} */
const written = (day) => `${+day.slice(8)} ${MONTHS[+day.slice(5, 7) - 1]} ${+day.slice(0, 4) + 543}`;

/** @type {(built: string, today: string) => boolean} */
const isLater = (built, today) => today > built && between(built, today) <= LONGEST;

// What is said today, or null where the page already says it.
/** @type {(steps: string, today: string) => string | null} */
const said = (steps, today) => {
  const [first, ...rest] = steps.split("|");
  if (!isLater(first.slice(0, 10), today)) return null;
  const step = [first, ...rest.filter((one) => one.slice(0, 10) <= today)].pop() || first;
  if (step === first && !first.includes("{")) return null;
  return step.slice(11).replace(/\{(.*?)\}/g, (_, day) => (day ? `${between(day, today)}` : written(today)));
};

/** @type {(name: string, today: string, tell: (element: HTMLElement, text: string) => void) => void} */
const each = (name, today, tell) => {
  for (const element of document.querySelectorAll(`[data-${name}]`)) {
    const text = said(element.getAttribute(`data-${name}`) || "", today);
    // @ts-expect-error - drawings have all of an HTML element that is used here
    if (text !== null) tell(element, text);
  }
};

/** @type {(today: string) => void} */
const moveToday = (today) => {
  for (const line of document.querySelectorAll("[data-axis]")) {
    const [first, last, built] = (line.getAttribute("data-axis") || "").split(" ");
    if (!isLater(built, today)) continue;
    const x = `${((between(first, today) + 0.5) / (between(first, last) + 1)) * 100}%`;
    for (const name of ["x", "x1", "x2"]) if (line.hasAttribute(name)) line.setAttribute(name, x);
    line.toggleAttribute("hidden", today < first || today > last);
  }
};

export const tellTheDay = () => {
  const today = new Date(Date.now() + AHEAD).toISOString().slice(0, 10);
  each("said", today, (element, text) => {
    element.textContent = text;
    element.toggleAttribute("hidden", !text);
  });
  each("kind", today, (element, kind) => {
    const [name, ...others] = element.classList;
    for (const other of others) if (other.startsWith(`${name}--`)) element.classList.remove(other);
    if (kind) element.classList.add(`${name}--${kind}`);
  });
  each("shown", today, (element, text) => element.toggleAttribute("hidden", !text));
  moveToday(today);
};
