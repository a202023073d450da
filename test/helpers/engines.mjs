import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of the Firefox that the system has, or that is installed now where that needs no asking; null if there is none. */
export function findFirefox() {
  const found = process.env.FOYER_FIREFOX ?? firstOf('firefox-esr', 'firefox')
  if (found !== undefined) return found
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null
  console.log('# This system has no Firefox. Installing the one of this Debian system with apt-get...')
  const run = args => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0
  if (run(['update', '-qq'])) run(['install', '-y', '-qq', 'firefox-esr'])
  return firstOf('firefox-esr') ?? null
}

/** WebKit's GTK port with its driver and a screen, where the system has all three; else null. */
export function findWebKit() {
  const [driver, screen] = [firstOf('WebKitWebDriver'), firstOf('xvfb-run')]
  const browser = ['x86_64', 'aarch64']
    .flatMap(machine =>
      ['4.1', '4.0', '6.0'].map(api => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
    )
    .find(runs)
  return driver && screen && browser ? { driver, screen, browser } : null
}

function firstOf(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap(name => folders.map(folder => join(folder, name))).find(runs)
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
