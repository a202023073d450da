import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const USUAL = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The path of a Chromium to test with: the one that `FOYER_CHROMIUM` names, one that the system has, or one that is
 * installed now. Says in plain words what it does; throws an error that says what the reader can do.
 */
export function findChromium() {
  const named = process.env.FOYER_CHROMIUM
  if (named && !runs(named)) throw new Error(`FOYER_CHROMIUM names ${named}, which can't be run.`)
  return named ?? onSystem() ?? downloaded() ?? fromDebian() ?? giveUp()
}

function onSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap(name => folders.map(folder => join(folder, name)))
  return [...onPath, ...USUAL].find(runs)
}

/** Playwright keeps its browsers in a cache of its own, so this downloads once. */
function downloaded() {
  const path = chromium.executablePath()
  if (!runs(path)) {
    say('This system has no Chromium. Downloading the one that belongs to Playwright...')
    run('npx', ['playwright', 'install', 'chromium'])
  }
  return starts(path) ? path : undefined
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  say('That did not work. Installing the Chromium of this Debian system with apt-get...')
  if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', 'chromium'])
  return onSystem()
}

function giveUp() {
  throw new Error(
    'The browser tests need a Chromium, and none could be installed. Install one (on Debian or Ubuntu: ' +
      'apt-get install chromium) or set FOYER_CHROMIUM to the path of one, then run the tests again.',
  )
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A browser that was downloaded may still lack libraries of the system. */
const starts = path => spawnSync(path, ['--version', '--no-sandbox']).status === 0

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0

const say = text => console.log(`# ${text}`)
