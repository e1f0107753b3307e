// Everything works without this file; it only adds comfort.
import { initAll } from "govuk-frontend";
import "htmx.org";

// The mark that GOV.UK pages set in an inline script, which our pages do not have: without it initAll does nothing.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A table that does not fit its screen becomes one block per row, each cell beside the name of its column;
// the roles say what the browser forgets of a table that is not laid out as one.
const frames = () => document.querySelectorAll(".bourg-table-scroll");

function fitTables() {
  frames().forEach((frame) => nameCells(frame.querySelector("table")));
  frames().forEach(fit);
}

function nameCells(table) {
  const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  give(table, ["thead", "tbody"], "rowgroup");
  give(table, ["tr"], "row");
  give(table, ["thead th"], "columnheader");
  give(table, ["tbody th"], "rowheader");
  give(table, ["td"], "cell");
  table.setAttribute("role", "table");
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, place) => {
      cell.dataset.bourgColumn = names[place] ?? "";
    });
  }
}

function give(table, selectors, role) {
  table.querySelectorAll(selectors.join()).forEach((part) => part.setAttribute("role", role));
}

function fit(frame) {
  frame.classList.remove("bourg-table-scroll--stacked");
  frame.classList.toggle("bourg-table-scroll--stacked", frame.scrollWidth > frame.clientWidth);
}

fitTables();
addEventListener("resize", () => frames().forEach(fit));

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
      fitTables();
    }
  }
}
