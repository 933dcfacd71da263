/* A link to a place that a page doesn't have: mistyped, wrongly encoded, or made up. The page says so above its text and
 * offers the nearest place; what can only mean one place is opened. Retired places are in the page and need nothing.
 */
"use strict";
{
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a stray % sign
    }
  };

  const raw = () => location.hash.slice(1);

  /* What a hand may have made of an id: capitals, full-width characters, encoded twice, marks around it, 第5段. */
  const tidy = (fragment) => {
    const text = decoded(decoded(fragment)).normalize("NFKC").trim().toLowerCase().replace(/:~:.*$/, "");
    const chinese = /第\s*(\d+)\s*([段节])/.exec(text);
    if (chinese) return (chinese[2] === "段" ? "p" : "s") + chinese[1];
    return text.replace(/^[#¶]+/, "").replace(/[^\w-]+$/, "").replace(/^([ps])[-_\s.]*0*(?=\d)/, "$1").replace(/^\d+$/, "p$&");
  };

  /* The browser looks for the fragment as written, then for the decoded one. */
  const found = (fragment) => document.getElementById(fragment) ?? document.getElementById(decoded(fragment));

  const isOurs = (fragment) => fragment && fragment !== "top" && !fragment.startsWith("__");

  /* Levenshtein's distance. */
  const distance = (one, other) => {
    let row = [...other].map((_, i) => i + 1);
    row.unshift(0);
    [...one].forEach((letter, i) => {
      const next = [i + 1];
      [...other].forEach((mark, j) => next.push(Math.min(next[j] + 1, row[j + 1] + 1, row[j] + (letter !== mark))));
      row = next;
    });
    return row.at(-1);
  };

  /* How many letters two ids have in common at their beginning: who stops early, or errs late, means the longer one. */
  const shared = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length++;
    return length;
  };

  const least = (elements, measure) =>
    elements.reduce((best, element) => (best && measure(best) <= measure(element) ? best : element), undefined);

  /* The nearest place, and what to say of the one that is asked for. */
  const nearest = (id) => {
    const places = [...document.querySelectorAll(".md-content [id]:not(.ed-gone)")];
    const [, letter, number] = /^([ps])(\d+)$/.exec(id) ?? [];
    if (letter) {
      const like = places.filter((place) => new RegExp(`^${letter}\\d+$`).test(place.id));
      const unit = letter === "p" ? "段" : "节";
      const closest = least(like, (place) => Math.abs(Number(place.id.slice(1)) - number));
      return { asked: `第${number}${unit}`, closest, name: closest && `第${closest.id.slice(1)}${unit}` };
    }
    const terms = places.filter((place) => place.id.startsWith("term-"));
    const wanted = id.startsWith("term-") ? id : `term-${id}`;
    const closest = terms.length ? least(terms, (place) => distance(place.id, wanted) - 2 * shared(place.id, wanted)) : places[0];
    const word = closest?.id.startsWith("term-") && closest.firstChild.textContent.trim();
    return { asked: `“${id}”`, closest, name: word ? `“${word}”` : "本页开头" };
  };

  const link = (element, text) => {
    const anchor = document.createElement("a");
    anchor.href = `#${element.id}`;
    anchor.textContent = text;
    return anchor;
  };

  const box = document.createElement("p");
  box.className = "ed-lost";
  box.setAttribute("role", "status");

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

  const check = () => {
    const fragment = raw();
    if (!isOurs(fragment) || found(fragment)) {
      if (fragment !== opened) box.replaceChildren();
      if (!box.isConnected) top();
      return;
    }
    top();
    const id = tidy(fragment);
    if (document.getElementById(id)) {
      open(decoded(fragment), id);
      return;
    }
    const { asked, closest, name } = nearest(id);
    say(`本页没有${asked}。`, ...(closest ? ["最接近的是", link(closest, name), "。"] : []));
  };

  addEventListener("hashchange", check);
  check();
}
