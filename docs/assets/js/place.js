/* Where a reader stopped in a chapter: kept on this device, offered at the next visit as a link, never jumped to. */
"use strict";
{
  const { store } = globalThis.ed;
  const KEY = "ed-place:" + location.pathname;
  const FIRST = 3; // before this paragraph there is no place worth keeping

  const number = (id) => Number(id.slice(1));

  const keep = (id) => store.write(KEY, number(id) >= FIRST ? id : null);

  /** Shows the link to the last place, where there is one and the reader didn't ask for another. */
  const show = (link) => {
    const last = store.read(KEY) ?? "";
    if (!/^p\d+$/.test(last) || !document.getElementById(last) || location.hash) return;
    link.href = `#${last}`;
    link.textContent = `上次读到第${number(last)}段`;
    link.hidden = false;
  };

  /** The place is the last paragraph whose beginning has passed the upper third of the window. */
  const follow = () => {
    const passed = new IntersectionObserver(
      (entries) => {
        if (!scrollY) return; // the first report comes before anybody has read
        for (const { isIntersecting, target } of entries) if (isIntersecting) keep(target.id);
      },
      { rootMargin: "0px 0px -66% 0px" },
    );
    for (const paragraph of document.querySelectorAll('p[id^="p"]')) passed.observe(paragraph);
  };

  const offer = document.querySelector(".ed-place"); // chapters have it
  if (offer) {
    show(offer);
    follow();
  }
}
