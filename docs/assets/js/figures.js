/* 数字一览: the rows can be put in order, filtered and copied. Without script the tables stand in the order of the text.
 *
 * The heads become buttons: in the order of the value (数字), of the words (计的是什么, 谁的, 原文), of the text (出处);
 * a second press turns the order round. Copied are the rows that are shown, with tabs, for a sheet. */
"use strict";
{
  const { make, makeStatus } = globalThis.ed;
  const SIZE = 0, PLACE = 4; // columns that are put in order by a number of the row
  const tables = [...document.querySelectorAll(".ed-figures")];
  const text = (row, column) => row.cells[column].textContent.trim();
  const byWords = new Intl.Collator("zh-Hans-CN").compare;

  const compare = (column) => (a, b) => {
    if (column === PLACE) return a.dataset.place - b.dataset.place;
    // A percentage isn't less than a number of people: the units stand apart.
    if (column === SIZE) return byWords(a.dataset.unit, b.dataset.unit) || a.dataset.order - b.dataset.order;
    return byWords(text(a, column), text(b, column)) || a.dataset.place - b.dataset.place;
  };

  const sort = (table, head) => {
    const turned = head.getAttribute("aria-sort") === "ascending";
    for (const each of table.tHead.rows[0].cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", turned ? "descending" : "ascending");
    const rows = [...table.tBodies[0].rows].sort(compare(head.cellIndex));
    table.tBodies[0].append(...(turned ? rows.reverse() : rows));
  };

  const rowsOf = (table) => [...table.tBodies[0].rows].filter((row) => !row.hidden);

  const sheet = () => {
    const heads = [...tables[0].tHead.rows[0].cells].map((cell) => cell.textContent.trim());
    const rows = tables.flatMap(rowsOf).map((row) => [...heads.keys()].map((column) => text(row, column)));
    const links = tables.flatMap(rowsOf).map((row) => row.querySelector("a").href);
    return [[...heads, "网址"], ...rows.map((row, i) => [...row, links[i]])].map((row) => row.join("\t")).join("\n");
  };

  const fold = (words) => words.toLowerCase().replace(/\s/g, "");

  const makeTools = () => {
    const field = make("input", { type: "search", placeholder: "筛选：赤峰、党员、万……", "aria-label": "筛选数字" });
    const button = make("button.ed-copy", { type: "button" }, "复制表格");
    const status = makeStatus();
    return { tools: make("div.ed-figure-tools", {}, field, button, status), field, button, status };
  };

  const filter = (words, status) => {
    for (const row of tables.flatMap((table) => [...table.tBodies[0].rows])) {
      row.hidden = !fold(row.textContent).includes(fold(words));
    }
    const shown = tables.flatMap(rowsOf).length;
    status.textContent = words ? (shown ? `${shown}个数字` : "没有符合的数字") : "";
  };

  for (const table of tables) {
    for (const head of table.tHead.rows[0].cells) {
      const button = make("button.ed-sort", { type: "button" }, ...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
    table.tHead.rows[0].cells[PLACE].setAttribute("aria-sort", "ascending");
  }

  const { tools, field, button, status } = makeTools();
  document.querySelector(".ed-editor").after(tools);
  // While an input method composes, the field holds no text yet.
  field.addEventListener("input", (event) => event.isComposing || filter(field.value, status));
  field.addEventListener("compositionend", () => filter(field.value, status));
  button.addEventListener("click", () => {
    const said = `已复制${tables.flatMap(rowsOf).length}行，可粘贴到表格软件`;
    globalThis.ed.copy(button, sheet(), said);
  });
}
