// Builds the pages' assets into the folder given (default: target/classes/static/assets of this module), each named by its content,
// and writes `assets.properties` (logical name = published name), which the layout reads.
// Does nothing when no input is newer than what was built.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../../../target/classes/static/assets"));
const index = join(out, "assets.properties");
const inputs = ["package-lock.json", "build.mjs", "bourg.scss", "bourg.js", ...readdirSync(join(here, "images")).map((name) => join("images", name))];

const newest = Math.max(...inputs.map((name) => statSync(join(here, name)).mtimeMs));
if (existsSync(index) && statSync(index).mtimeMs > newest) {
  process.exit(0);
}

const sass = await import("sass");
const published = new Map();

function publish(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  const file = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(out, file), content);
  published.set(name, file);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const modules = join(here, "node_modules");
const unmapped = (path) => readFileSync(join(modules, path), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n");
publish("govuk-frontend.js", unmapped("govuk-frontend/dist/govuk/govuk-frontend.min.js"));
publish("htmx.js", unmapped("htmx.org/dist/htmx.esm.min.js"));
publish(
  "bourg.js",
  readFileSync(join(here, "bourg.js"), "utf8")
    .replace('"govuk-frontend"', `"./${published.get("govuk-frontend.js")}"`)
    .replace('"htmx.org"', `"./${published.get("htmx.js")}"`),
);
publish("bourg.css", sass.compile(join(here, "bourg.scss"), { style: "compressed", quietDeps: true, loadPaths: [here] }).css);
for (const name of readdirSync(join(here, "images"))) {
  publish(name, readFileSync(join(here, "images", name)));
}
writeFileSync(index, [...published].map(([name, file]) => `${name}=${file}\n`).join(""));
console.log(`Built ${published.size} assets`);
