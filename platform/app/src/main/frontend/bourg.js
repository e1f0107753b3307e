// Everything works without this file; it only adds comfort.
import { initAll } from "govuk-frontend";
import "htmx.org";

initAll();

// "Print this page" is offered only where a script can do it.
for (const button of document.querySelectorAll("[data-bourg-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A page that waits for something looks again by itself and changes only what changed, so that
// nobody loses the place where they read; it gives up after some minutes.
const waiting = document.querySelector("main[data-bourg-refresh]");
if (waiting) {
  lookAgain(waiting, 200);
}

async function lookAgain(main, tries) {
  const pause_ms = 1000 * Number(main.dataset.bourgRefresh);
  while (tries-- > 0) {
    await new Promise((done) => setTimeout(done, pause_ms));
    const answer = await fetch(location.href).catch(() => null);
    if (answer?.redirected) {
      return location.assign(answer.url);
    }
    if (!answer?.ok) {
      continue;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main");
    if (!fresh?.dataset.bourgRefresh) {
      return location.reload();
    }
    if (fresh.textContent !== main.textContent) {
      main.innerHTML = fresh.innerHTML;
    }
  }
}
