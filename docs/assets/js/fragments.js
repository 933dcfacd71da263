/* A link to a place that a page doesn't have: mistyped, wrongly encoded, or made up. The page says so above its text and
 * offers the nearest place; what can only mean one place is opened. Retired places are in the page and need nothing.
 */
"use strict";
{
  const { make } = globalThis.ed;
  const { decoded, tidy, nearest } = globalThis.ed.fragmentIds;

  /* The browser looks for the fragment as written, then for the decoded one. */
  const found = (fragment) => document.getElementById(fragment) ?? document.getElementById(decoded(fragment));

  const isOurs = (fragment) => fragment && fragment !== "top" && !fragment.startsWith("__");

  const box = make("p.ed-notice", { role: "status" });

  /* The notice stands in the page before it speaks, or screen readers don't hear it. */
  const say = (...words) => {
    requestAnimationFrame(() => {
      box.replaceChildren(...words);
      box.scrollIntoView({ block: "start" });
    });
  };

  const top = () => document.querySelector(".md-content__inner")?.prepend(box);

  let opened = ""; // the id that was opened instead of what was written

  /* An address that can only mean one place is opened, the notice above the place. */
  const open = (written, id) => {
    opened = id;
    location.replace(`#${id}`);
    const place = document.getElementById(id);
    const words = `网址中的“#${written}”已按“#${id}”打开。`;
    if (place.localName === "dt") {
      box.replaceChildren(words); // between the entries of a list there is no room for a paragraph
      return;
    }
    place.before(box);
    say(words);
  };

  const headword = (id) => (id.startsWith("term-") ? `“${document.getElementById(id).firstChild.textContent.trim()}”` : "");

  const offer = (id) => {
    const ids = [...document.querySelectorAll(".md-content [id]:not(.ed-gone)")].map((place) => place.id);
    const { asked, closest, name } = nearest(ids, id);
    if (!closest) return [`本页没有${asked}。`];
    return [`本页没有${asked}。最接近的是`, make("a", { href: `#${closest}` }, name || headword(closest) || "本页开头"), "。"];
  };

  const check = () => {
    const fragment = location.hash.slice(1);
    if (!isOurs(fragment) || found(fragment)) {
      if (fragment !== opened) box.replaceChildren();
      if (!box.isConnected) top();
      return;
    }
    top();
    const id = tidy(fragment);
    if (document.getElementById(id)) open(decoded(fragment), id);
    else say(...offer(id));
  };

  addEventListener("hashchange", check);
  check();
}
