// The few pieces of HTML that the documentation is made of.
export const escape = text => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const code = text => `<code>${escape(text)}</code>`

const inline = text => escape(text)
  .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
  .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
  .replaceAll(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '<a href="$2">$1</a>')

/** Paragraphs, lists, code, links: what our descriptions use. */
export const markdown = text => (text ?? '').trim().split(/\n\s*\n/).filter(Boolean).map(block =>
  /^[-*] /.test(block)
    ? `<ul>${block.split(/\n(?=[-*] )/).map(item => `<li>${inline(item.slice(2))}</li>`).join('')}</ul>`
    : `<p>${inline(block)}</p>`).join('\n')

export const table = (caption, heads, rows) => rows.length === 0 ? '' : `<div class="wide" role="region" aria-label="${escape(caption)}" tabindex="0"><table><caption>${escape(caption)}</caption>
<thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => `<tr><th scope="row">${first}</th>${rest.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>`

export const page = (title, file, body) => `<!DOCTYPE html>
<html lang="en-CA">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}${file === 'index' ? '' : ' – Bourg API'}</title>
<link rel="stylesheet" href="docs.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Documentation"><a href="index.html">Bourg API</a></nav></header>
<main id="main">
${body}
</main>
</body>
</html>
`
