/* On a narrow screen the header says where one reads, once a chapter's title is out of sight: chapter · section. When that
 * is, the theme's script knows; frame.css shows it in place of the site's name. */
"use strict";
{
  const title = document.querySelector('.md-header__title[data-md-component="header-title"]');
  const topic = title?.querySelector('[data-md-component="header-topic"] > .md-ellipsis');

  /* A section has begun when its heading is in the upper third of the window, or above it. */
  const follow = (chapter, names) => {
    const begun = new Set();
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) begun[isIntersecting ? "add" : "delete"](target);
        const last = [...names.keys()].findLast((heading) => begun.has(heading));
        topic.textContent = last ? `${chapter} · ${names.get(last)}` : chapter;
      },
      { rootMargin: "9999999px 0px -66% 0px" },
    );
    for (const heading of names.keys()) seen.observe(heading);
  };

  if (topic && document.querySelector(".ed-title")) {
    const names = new Map();
    for (const link of document.querySelectorAll(".md-sidebar--secondary .md-nav__link[href^='#']")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) names.set(heading, link.textContent.trim());
    }
    title.classList.add("ed-where");
    follow(topic.textContent.trim(), names);
  }
}
