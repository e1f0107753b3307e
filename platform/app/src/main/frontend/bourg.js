// Everything works without this file; it only adds comfort.
import { initAll } from "govuk-frontend";
import "htmx.org";

initAll();

// "Print this page" is offered only where a script can do it.
for (const button of document.querySelectorAll("[data-bourg-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
