/* On a narrow screen the card is a sheet over the page: Back closes it, so it has an entry of its own in the history. */
"use strict";
{
  let open = false;
  let leaving = false; // our own step back is under way
  let next = ""; // where a link in the sheet leads, once the sheet's entry is gone

  const isEntered = () => Boolean(history.state?.edSheet);

  const enter = () => {
    history.scrollRestoration = "manual"; // closing the sheet moves nothing
    history.pushState({ ...history.state, edSheet: true }, "");
  };

  const leave = () => {
    leaving = true;
    history.back();
  };

  document.addEventListener("ed-card", (event) => {
    open = !event.defaultPrevented && ed.isSheet();
    if (open && !leaving && !isEntered()) enter();
  });

  document.addEventListener("ed-card-closed", () => {
    open = false;
    if (isEntered() && !leaving) leave();
  });

  /* After a step back the browser may still move the page: what comes next waits for that. */
  const settle = () => {
    history.scrollRestoration = "auto";
    if (next) location.assign(next);
    else if (open) enter(); // another card was opened meanwhile
    next = "";
  };

  addEventListener("popstate", () => {
    if (!leaving) ed.closeCard();
    leaving = false;
    setTimeout(settle);
  });

  // A link in the sheet closes it (card.js), and is followed when that is done.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".ed-card a[href]");
    if (!link || !isEntered() || !ed.isPlainClick(event)) return;
    event.preventDefault();
    next = link.href;
  }, true);
}
