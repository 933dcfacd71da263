/* Where one reads: the section at hand is marked in the list of contents, and stands in the header of a narrow screen once
 * a chapter's title is out of sight. The menu there closes when one of its links has been followed within the page. */
"use strict";
{
  const drawer = document.getElementById("__drawer");
  const links = [...document.querySelectorAll('[data-md-component="toc"] .md-nav__link[href^="#"]')];
  const sections = new Map(); // heading: its links (the list stands in the menu, too)
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) sections.set(heading, [...(sections.get(heading) ?? []), link]);
  }

  /** Below this line of the window a heading hasn't been reached: where a link to it leaves it, and a little more. */
  const LINE = 120; // px

  const title = document.querySelector(".ed-title"); // a chapter's
  const inHeader = document.querySelector('[data-md-component="header-title"]');
  const topic = inHeader?.querySelector('[data-md-component="header-topic"] > .md-ellipsis');
  const chapter = topic?.textContent.trim();

  const nameOf = (heading) => sections.get(heading)[0].textContent.trim();

  const sayWhere = (heading) => {
    inHeader.classList.toggle("md-header__title--active", title.getBoundingClientRect().bottom < 0);
    topic.textContent = heading ? `${chapter} · ${nameOf(heading)}` : chapter;
  };

  let current = null;

  const follow = () => {
    const reached = [...sections.keys()].filter((heading) => heading.getBoundingClientRect().top < LINE).at(-1) ?? null;
    if (title && topic) sayWhere(reached);
    if (reached === current) return;
    for (const link of sections.get(current) ?? []) link.classList.remove("md-nav__link--active");
    for (const link of sections.get(reached) ?? []) link.classList.add("md-nav__link--active");
    current = reached;
  };

  let asked = 0;

  const soon = () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      follow();
    });
  };

  if (title) inHeader?.classList.add("ed-where");

  if (sections.size) {
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    soon();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".md-sidebar a[href^='#']")) drawer.checked = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) drawer.checked = false;
  });
}
