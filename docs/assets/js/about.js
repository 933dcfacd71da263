/* 关于本数字版: the figures of the last proof, beside the link to its file. Where they can't be fetched, from disk above
   all, the link remains. */
"use strict";
if (location.protocol !== "file:") {
  const link = document.querySelector(".ed-proof");

  const sentence = (proof) =>
    `${proof.lines}行、${proof.characters}字（不计空白）逐字相符；${proof.paragraphs}段、${proof.headings}个小标题次序无误；` +
    `${proof.terms}处词语链接、${proof.pages}页${proof.links}个链接、${proof.addresses}个固定网址全部有效（`;

  fetch(link.href)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then((proof) => {
      link.before(sentence(proof));
      link.after("）");
    })
    .catch(() => {});
}
