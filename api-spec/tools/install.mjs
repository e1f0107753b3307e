// Installs the tools of package-lock.json, unless they are already there from an earlier build.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'

const done = 'node_modules/.installed-lock.json'
const same = existsSync(done) && readFileSync(done).equals(readFileSync('package-lock.json'))
if (!same) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const run = spawnSync(npm, ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'], { stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
  copyFileSync('package-lock.json', done)
}
