// Lints every contract, and then a contract that breaks every rule of ours: a rule that finds nothing there is broken itself.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { stale } from './problems.mjs'

const spectral = (...more) =>
  spawnSync(process.execPath, ['node_modules/@stoplight/spectral-cli/dist/index.js', 'lint', '--ruleset', 'spectral.yaml', '--fail-severity', 'warn', ...more], { encoding: 'utf8' })

const contracts = readdirSync('openapi').filter(name => name !== 'shared.yaml').map(name => `openapi/${name}`)
const lint = spectral(...contracts)
process.stdout.write(lint.stdout + lint.stderr)
if (lint.status !== 0) process.exit(1)

const broken = spectral('--format', 'json', '--quiet', 'tools/broken.yaml')
const found = new Set(JSON.parse(broken.stdout).map(finding => finding.code))
const blind = Object.keys(parse(readFileSync('spectral.yaml', 'utf8')).rules).filter(rule => rule.startsWith('bourg-') && !found.has(rule))
if (blind.length > 0) {
  console.error(`These rules found nothing in tools/broken.yaml: ${blind.join(', ')}`)
  process.exit(1)
}
if (stale()) {
  console.error('docs/publishing/problems.md is not what the texts of the modules say: run node tools/problems.mjs in api-spec.')
  process.exit(1)
}
console.log(`${contracts.length} contracts keep every rule; every rule finds its fault in tools/broken.yaml.`)
