/* What an address means that names no place of its page: pure functions on ids and names. */
"use strict";
{
  const ed = (globalThis.ed ??= {});

  /** A fragment as text; one that is wrongly encoded, as it stands. */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a stray % sign
    }
  };

  /** What a hand may have made of an id: capitals, full-width characters, encoded twice, marks around it, 第5段. */
  const tidy = (fragment) => {
    const text = decoded(decoded(fragment)).normalize("NFKC").trim().toLowerCase().replace(/:~:.*$/, "");
    const chinese = /第\s*(\d+)\s*([段节])/.exec(text);
    if (chinese) return (chinese[2] === "段" ? "p" : "s") + chinese[1];
    return text
      .replace(/^[#¶]+/, "")
      .replace(/[^\w-]+$/, "")
      .replace(/^([ps])[-_\s.]*0*(?=\d)/, "$1") // p-05
      .replace(/^\d+$/, "p$&");
  };

  /** Levenshtein's distance. */
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

  /** How many letters two ids have in common at their beginning. */
  const shared = (one, other) => {
    let length = 0;
    while (length < one.length && one[length] === other[length]) length++;
    return length;
  };

  const least = (ids, measure) => ids.reduce((best, id) => (best && measure(best) <= measure(id) ? best : id), "");

  const nearestNumber = (ids, letter, number) => {
    const like = ids.filter((id) => new RegExp(`^${letter}\\d+$`).test(id));
    return least(like, (id) => Math.abs(Number(id.slice(1)) - number));
  };

  /** Who stops early, or errs late, means the longer one: a common beginning counts double. */
  const nearestTerm = (ids, id) => {
    const wanted = id.startsWith("term-") ? id : `term-${id}`;
    const terms = ids.filter((other) => other.startsWith("term-"));
    return least(terms, (other) => distance(other, wanted) - 2 * shared(other, wanted));
  };

  /** The id nearest to one that a page doesn't have, "" where there is none; and what each of the two is called.
   *
   * A term has no name here: its headword is in the page.
   */
  const nearest = (ids, id) => {
    const [, letter, number] = /^([ps])(\d+)$/.exec(id) ?? [];
    if (!letter) return { asked: `“${id}”`, closest: nearestTerm(ids, id) || (ids[0] ?? ""), name: "" };
    const unit = letter === "p" ? "段" : "节";
    const closest = nearestNumber(ids, letter, number);
    return { asked: `第${number}${unit}`, closest, name: closest && `第${closest.slice(1)}${unit}` };
  };

  ed.fragmentIds = { decoded, tidy, distance, nearest };
}
