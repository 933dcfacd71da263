/* 我的生词: a term whose card was opened by a click, a tap or a key is kept on this device; 自测 lists them. */
"use strict";
document.addEventListener("ed-card", (event) => {
  const id = /^#term-(.+)$/.exec(decodeURIComponent(event.target.hash ?? ""))?.[1];
  if (!id || event.detail.by === "hover") return;
  try {
    const kept = JSON.parse(localStorage.getItem("ed-words")) ?? [];
    if (!kept.includes(id)) localStorage.setItem("ed-words", JSON.stringify([...kept, id]));
  } catch {
    // No storage, or not ours: nothing is kept.
  }
});
