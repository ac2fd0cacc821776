// The search page. Everything else on the site works without a script.
(() => {
  "use strict";
  const box = document.getElementById("oit-results");
  if (!box) return;
  const LIMIT = 50;
  const input = document.getElementById("oit-search-page");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const root = box.dataset.root.replace(/index\.html$/, "");
  let entries = null;

  // One spelling for every way to type a word: Arabic digits, one kind of am, small letters, "ข้อ 19" as "o19".
  const fold = (text) =>
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[๐-๙]/g, (digit) => "๐๑๒๓๔๕๖๗๘๙".indexOf(digit))
      .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
      .replace(/([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\1+/g, "$1")
      .replace(/(?:ข้อ\s*o?|โอ\s*)0*([1-9]\d?)(?!\d)/g, "o$1")
      .replace(/\bo0+([1-9])/g, "o$1")
      .replace(/\s+/g, " ")
      .trim();

  const find = (query) => {
    const words = fold(query).split(" ");
    const hit = (text, word) => (/^o\d+$/.test(word) ? new RegExp(`(^|\\s)${word}(\\s|$)`).test(text) : text.includes(word));
    const inTitle = [], elsewhere = [];
    for (const entry of entries) {
      if (words.every((word) => hit(entry.title, word))) inTitle.push(entry);
      else if (words.every((word) => hit(entry.all, word))) elsewhere.push(entry);
    }
    return inTitle.concat(elsewhere);
  };

  const show = () => {
    const query = input.value.trim();
    list.replaceChildren();
    if (!query || !entries) {
      status.textContent = "";
      return;
    }
    const found = find(query);
    const more = found.length > LIMIT ? ` แสดง ${LIMIT} รายการแรก` : "";
    status.textContent = found.length ? `พบ ${found.length} รายการ${more}` : "ไม่พบรายการที่ตรงกับคำค้น ลองใช้คำที่สั้นลง";
    for (const { path, name, kind } of found.slice(0, LIMIT)) {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + path.split("/").map(encodeURIComponent).join("/") + (path === "" || path.endsWith("/") ? "index.html" : "");
      link.textContent = name;
      const what = document.createElement("span");
      what.className = "oit-item__details";
      what.textContent = kind;
      row.append(link, what);
      list.append(row);
    }
  };

  window.oitSearch = (rows) => {
    entries = rows.map(([path, name, kind, words]) => ({
      path, name, kind, title: fold(name), all: fold(`${name} ${kind} ${words}`),
    }));
    show();
  };

  input.value = new URLSearchParams(location.search).get("q") || "";
  input.addEventListener("input", show);
  const script = document.createElement("script");
  script.src = box.dataset.index;
  document.head.append(script);
})();
