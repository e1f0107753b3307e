// Writes the documentation of the contracts as plain pages: no script, readable by keyboard and screen reader, offline.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { document, name, resolve, variants } from './contract.mjs'
import { code, escape, markdown, page, table } from './markup.mjs'
import { problems } from './problems.mjs'

const target = process.argv[2]
const METHODS = ['get', 'put', 'post', 'patch', 'delete']

const type = schema => {
  if (schema.$ref) return `<a href="#schema-${name(schema.$ref)}">${name(schema.$ref)}</a>`
  const either = variants(schema)
  if (either) return either.map(type).join(' or ')
  const kinds = [schema.type ?? 'any'].flat().filter(kind => kind !== 'null')
  const text = kinds.includes('array') ? `list of ${type(schema.items ?? {})}` : kinds.join(' or ') + (schema.format ? ` (${schema.format})` : '')
  return [schema.type].flat().includes('null') ? `${text} or null` : text
}

const limits = schema => {
  const said = []
  if (schema.enum) said.push(`one of ${schema.enum.map(code).join(', ')}`)
  if (schema.const !== undefined) said.push(`always ${code(schema.const)}`)
  if (schema.pattern) said.push(`pattern ${code(schema.pattern)}`)
  for (const [key, words] of [['minLength', 'at least %s characters'], ['maxLength', 'at most %s characters'], ['minimum', 'at least %s'], ['maximum', 'at most %s'], ['maxItems', 'at most %s items'], ['default', 'otherwise %s']]) {
    if (schema[key] !== undefined) said.push(words.replace('%s', schema[key]))
  }
  return said.join('; ')
}

const parameters = (doc, list) =>
  table('Parameters', ['Name', 'In', 'Type', 'Meaning'], list.map(one => resolve(doc, one)).map(one =>
    [code(one.name) + (one.required ? ' (required)' : ''), one.in, type(one.schema), [escape(one.description ?? ''), limits(resolve(doc, one.schema))].filter(Boolean).join(' ')]))

const content = body => Object.entries(body?.content ?? {}).map(([kind, one]) => `${one.schema ? type(one.schema) : 'content'} as ${code(kind)}`).join(', ')

const callers = (doc, operation) => {
  const schemes = (operation.security ?? doc.security ?? []).flatMap(one => Object.keys(one).length ? Object.keys(one) : ['anybody'])
  return schemes.length ? schemes.map(one => one === 'anybody' ? 'anybody' : code(one)).join(' or ') : 'anybody'
}

const operation = (doc, method, path, one) => `
<section class="operation"><h3 id="${one.operationId}">${escape(one.summary)}</h3>
<p class="call"><code>${method.toUpperCase()} ${escape(path)}</code></p>
${markdown(one.description === one.summary ? '' : one.description)}
<p>Called by: ${callers(doc, one)}.</p>
${one.parameters ? parameters(doc, one.parameters) : ''}
${one.requestBody ? `<p>Body: ${content(resolve(doc, one.requestBody))}</p>` : ''}
${table('Answers', ['Status', 'Meaning', 'Content'], Object.entries(one.responses).map(([status, answer]) => {
  const full = resolve(doc, answer)
  return [code(status), escape(full.description ?? ''), content(full)]
}))}</section>`

const schema = (doc, key, one) => `
<section class="schema"><h3 id="schema-${key}">${key}</h3>
${markdown(one.description)}
${one.properties
  ? table(`Properties of ${key}`, ['Name', 'Type', 'Meaning'], Object.entries(one.properties).map(([property, value]) =>
    [code(property) + (one.required?.includes(property) ? ' (required)' : ''), type(value), [escape(value.description ?? ''), limits(value)].filter(Boolean).join(' ')]))
  : `<p>${type(one)}. ${limits(one)}</p>`}</section>`

const calls = doc => [
  ...Object.entries(doc.paths ?? {}).flatMap(([path, methods]) => METHODS.filter(method => methods[method]).map(method => [method, path, methods[method]])),
  ...Object.entries(doc.webhooks ?? {}).flatMap(([event, methods]) => METHODS.filter(method => methods[method]).map(method => [method, event, methods[method]]))
]

const reference = (file, doc) => {
  const all = calls(doc)
  const tags = [...new Set(all.map(([, , one]) => one.tags[0]))].map(tag => doc.tags?.find(one => one.name === tag) ?? { name: tag })
  const contents = tags.map(tag => {
    const own = all.filter(([, , one]) => one.tags[0] === tag.name)
    return `<li>${escape(tag.name)}<ul>${own.map(([, , one]) => `<li><a href="#${one.operationId}">${escape(one.summary)}</a></li>`).join('')}</ul></li>`
  }).join('\n')
  const sections = tags.map(tag => `<h2>${escape(tag.name)}</h2>${markdown(tag.description)}` +
    all.filter(([, , one]) => one.tags[0] === tag.name).map(one => operation(doc, ...one)).join('\n')).join('\n')
  const schemas = Object.entries(doc.components.schemas).map(([key, one]) => schema(doc, key, resolve(doc, one))).join('\n')
  return page(doc.info.title, file, `<h1>${escape(doc.info.title)}</h1>
<p>Version ${escape(doc.info.version)}. <a href="${file}.yaml">The document itself (OpenAPI 3.1)</a></p>
${markdown(doc.info.description)}
<nav aria-label="Operations"><ul>${contents}</ul></nav>
${sections}
<h2>Schemas</h2>
${schemas}`)
}

mkdirSync(target, { recursive: true })
const files = readdirSync('openapi').filter(file => file !== 'shared.yaml').map(file => file.replace('.yaml', ''))
const all = files.map(file => [file, document(`openapi/${file}.yaml`)])
for (const [file, doc] of all) writeFileSync(`${target}/${file}.html`, reference(file, doc))
writeFileSync(`${target}/index.html`, page('Bourg API', 'index', `<h1>Bourg API</h1>
<p lang="fr-CA">Cette référence est en anglais. Les messages d’erreur de l’API sont en français et en anglais, selon l’en-tête <code>Accept-Language</code>.</p>
<p>One contract per owner. The host you call decides whose data you see: a city’s host, <code>partners.…</code> or <code>ops.…</code>.
Errors are <a href="problems.html">problems</a> (RFC 9457) whose <code>code</code> is stable. Every POST that creates something takes <code>Idempotency-Key</code>.
Lists are read page by page: pass <code>next_cursor</code> back as <code>cursor</code>.</p>
${all.map(([file, doc]) => `<section><h2><a href="${file}.html">${escape(doc.info.title)}</a></h2>
<ul>${calls(doc).map(([method, path, one]) => `<li><a href="${file}.html#${one.operationId}"><code>${method.toUpperCase()} ${escape(path)}</code></a> ${escape(one.summary)}</li>`).join('\n')}</ul></section>`).join('\n')}`))
writeFileSync(`${target}/problems.html`, page('Problems', 'problems', `<h1>Problems</h1>
<p>Every refusal carries a stable <code>code</code>: decide by it and never by the words, which follow <code>Accept-Language</code>.</p>
${table('Codes', ['Code', 'English', '<span lang="fr-CA">Français</span>', 'Raised by'], problems().map(one =>
  [`<span id="${one.code}">${code(one.code)}</span>`, escape(one.english), `<span lang="fr-CA">${escape(one.french ?? '')}</span>`, one.owner]))}`))
copyFileSync('tools/docs.css', `${target}/docs.css`)
