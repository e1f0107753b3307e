// Collects the stable codes of problems from the texts of the modules that raise them.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const OWNERS = { tenants: '../tenants', marketplace: '../marketplace', billing: '../billing' }
const EDGE = '../platform/edge/src/main/resources/edge'
const FILE = '../docs/publishing/problems.md'

const properties = file => Object.fromEntries(readFileSync(file, 'utf8').split('\n')
  .filter(line => /^[a-z]/.test(line))
  .map(line => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trim().replaceAll("''", '’')]))

const texts = (owner, french, english) => {
  const fr = properties(french)
  const en = properties(english)
  return Object.keys(en).filter(key => key.endsWith('.title') && !key.startsWith('field.')).map(key => {
    const code = key.slice(0, -'.title'.length)
    return { owner, code, english: en[key], french: fr[key], detail: en[`${code}.detail`] ?? '' }
  })
}

export const problems = () => {
  const all = Object.entries(OWNERS).flatMap(([owner, folder]) => {
    const folderOfTexts = `${folder}/src/main/resources/problems`
    return existsSync(folderOfTexts) ? readdirSync(folderOfTexts).filter(file => file.endsWith('_en.properties')).flatMap(file =>
      texts(owner, `${folderOfTexts}/${file.replace('_en.', '_fr.')}`, `${folderOfTexts}/${file}`)) : []
  }).concat(texts('edge', `${EDGE}/texts_fr.properties`, `${EDGE}/texts_en.properties`))
  const codes = new Map()
  for (const one of all) {
    const known = codes.get(one.code)
    if (known) known.owner += `, ${one.owner}`
    else codes.set(one.code, one)
  }
  return [...codes.values()].sort((a, b) => a.code < b.code ? -1 : 1)
}

const cell = text => text.replaceAll('|', '\\|')

export const text = () => `# Problems

Every refusal of the API is a problem as in RFC 9457 (\`application/problem+json\`). Its \`code\` is stable: programs decide by
it and never by the words, which follow \`Accept-Language\` and may be improved at any time. \`type\` is the code behind
\`https://bourg.example/problems/\`. Faults of single fields are listed in \`errors\`, each with \`field\`, \`code\` and \`message\`.
A code that goes away or changes its meaning is a breaking change.

What is not yours is not there: another city's order answers 404 \`not_found\`, never 403.

This page is written by \`node tools/problems.mjs\` in \`api-spec\` from the texts of the modules; the build compares it.

| Code | English | Français | Raised by |
|---|---|---|---|
${problems().map(one => `| \`${one.code}\` | ${cell([one.english, one.detail].filter(Boolean).join('. ').replaceAll('..', '.').replaceAll(/\{[0-9]}/g, '…'))} | ${cell(one.french ?? '')} | ${one.owner} |`).join('\n')}
`

export const stale = () => !existsSync(FILE) || readFileSync(FILE, 'utf8') !== text()

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  mkdirSync('../docs/publishing', { recursive: true })
  writeFileSync(FILE, text())
}
