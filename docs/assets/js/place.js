/* Where a reader stopped in a chapter: kept on this device, offered at the next visit as a link, never jumped to. */
"use strict";
{
  const KEY = "ed-place:" + location.pathname;
  const FIRST = 3; // before this paragraph there is no place worth keeping

  const number = (id) => Number(id.slice(1));

  const stored = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  };

  const keep = (id) => {
    try {
      if (number(id) >= FIRST) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
    } catch {
      // No storage: nothing is kept.
    }
  };

  const offer = document.querySelector(".ed-place"); // chapters have it
  const last = stored();
  if (offer && /^p\d+$/.test(last) && document.getElementById(last) && !location.hash) {
    offer.href = `#${last}`;
    offer.textContent = `上次读到第${number(last)}段`;
    offer.hidden = false;
  }

  // The place is the last paragraph whose beginning has passed the upper third of the window.
  const passed = new IntersectionObserver(
    (entries) => {
      if (!scrollY) return; // the first report comes before anybody has read
      for (const { isIntersecting, target } of entries) if (isIntersecting) keep(target.id);
    },
    { rootMargin: "0px 0px -66% 0px" },
  );
  if (offer) for (const paragraph of document.querySelectorAll('p[id^="p"]')) passed.observe(paragraph);
}
