// Recomputes usage receipts, with nothing but Node: see docs/operating/metering.md for the format.
//   node verify.mjs receipt.ndjson [correction.ndjson …] [--own events.ndjson]
// Prints MATCH and ends with 0 if every head is what its events give; else prints what differs and ends with 1.
// With --own, all given receipts together must have exactly the events of that file (one JSON object per line, as they were
// sent) that belong to their meter, subject and month; the first event that differs is named.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const sha256 = text => createHash('sha256').update(text, 'utf8').digest('hex')
const link = (before, record) => sha256(`${before}\n${record}`)
const lines = file => readFileSync(file, 'utf8').split('\n').filter(line => line.trim() !== '').map(line => JSON.parse(line))

// 2026-11-30T18:00:00.5-05:00 -> 2026-11-30T23:00:00.500000Z; cut to the microsecond, as it is kept.
const time = text => {
  const [, upToSecond, fraction = '', offset] = /^(.*?T\d\d:\d\d(?::\d\d)?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i.exec(text)
  const second = new Date(upToSecond + offset.toUpperCase()).toISOString().slice(0, 19)
  return `${second}.${fraction.slice(0, 6).padEnd(6, '0')}Z`
}
const quantity = text => {
  const [, sign, whole, decimals = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text)
  const plain = decimals === '' ? whole : `${whole}.${decimals}`
  return /^[0.]+$/.test(plain) ? '0' : sign + plain
}
const record = event => [event.id, time(event.at), quantity(event.quantity)].join('\t')
// By time, then by name byte by byte; both are plain ASCII here.
const key = event => `${time(event.at)}\t${event.id}`
const inOrder = (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)
const month = (at, zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' })
  .formatToParts(new Date(time(at).replace(/(\.\d{3})\d+/, '$1'))).filter(part => part.type !== 'literal').map(part => part.value).join('-')

const differs = text => { console.log(`DIFFERS: ${text}`); process.exit(1) }

const check = file => {
  const [begin, ...rest] = lines(file)
  const end = rest.pop()
  const { receipt, meter_id, subject, round, currency, corrects } = begin
  if (receipt !== 'bourg-usage-receipt-1') differs(`${file} is no usage receipt`)
  const sorted = [...rest].sort(inOrder)
  const stray = rest.find((event, i) => event !== sorted[i])
  if (stray) differs(`${file}: event ${stray.id} is not in its place`)
  let head = link(receipt, [meter_id, subject, begin.month, round, currency, corrects ?? '-'].join('\t'))
  for (const event of rest) head = link(head, record(event))
  head = link(head, [end.events, end.added, end.amount_minor].join('\t'))
  if (head !== end.head) differs(`${file}: its events give ${head}, the receipt says ${end.head}`)
  if (rest.length !== end.events) differs(`${file}: ${rest.length} events, the receipt says ${end.events}`)
  return { begin, events: rest, head }
}

const compare = (receipts, own) => {
  const { meter_id, subject, month: wanted, time_zone } = receipts[0].begin
  const theirs = receipts.flatMap(each => each.events).sort(inOrder)
  const named = new Map()
  for (const event of lines(own)) {
    const ours = (event.meter_id ?? meter_id) === meter_id && (event.subject ?? subject) === subject
    if (ours && event.receipt === undefined && event.id !== undefined && month(event.at, time_zone) === wanted) named.set(event.id, event)
  }
  const mine = [...named.values()].sort(inOrder)
  for (let i = 0; i < Math.max(theirs.length, mine.length); i++) {
    if (i >= theirs.length || i >= mine.length || record(theirs[i]) !== record(mine[i])) {
      differs(`first at event ${i}: the receipt has ${theirs[i] ? record(theirs[i]) : 'nothing'}, ${own} has ${mine[i] ? record(mine[i]) : 'nothing'}`)
    }
  }
}

const files = process.argv.slice(2)
const at = files.indexOf('--own')
const own = at < 0 ? undefined : files.splice(at, 2)[1]
if (files.length === 0 || (at >= 0 && own === undefined)) {
  console.error('node verify.mjs receipt.ndjson [correction.ndjson …] [--own events.ndjson]')
  process.exit(2)
}
const receipts = files.map(check)
receipts.forEach((each, i) => {
  if (i > 0 && each.begin.corrects !== receipts[i - 1].head) differs(`${files[i]} does not correct ${files[i - 1]}`)
})
if (own !== undefined) compare(receipts, own)
console.log(`MATCH ${receipts.at(-1).head}`)
