import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { parseConfig } from '../config/parse-config.ts'
import type { Env } from '../config/resolve-references.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { StoreUnavailableError } from '../store/store-unavailable.ts'
import { explainConfig, readConfigFile } from './config-file.ts'
import { Refusal } from './refusal.ts'

/** What a command works with. */
export interface Opened {
  config: Config
  store: Store
}

/**
 * Runs a command on the store of a config, whether a relay has it open or not. Sets a failing exit code and says why
 * when it can't be done.
 */
export async function withStore(
  file: string,
  env: Env,
  command: (opened: Opened) => Promise<void>,
): Promise<void> {
  try {
    const config = parseConfig(readConfigFile(file), env)
    refuseToMake(config.store)
    const store = await openStore(config.store)
    try {
      await command({ config, store })
    } finally {
      await store.close()
    }
  } catch (error) {
    process.stderr.write(`${explain(error, file)}\n`)
    process.exitCode = 1
  }
}

/** Opening would make an empty file, and the operator in the wrong folder would see that nothing is there. */
function refuseToMake(url: string): void {
  if (!url.startsWith('sqlite:')) return
  const path = resolve(url.slice('sqlite:'.length))
  try {
    statSync(path)
  } catch (error) {
    throw new Refusal(
      (error as NodeJS.ErrnoException).code === 'EACCES'
        ? `The store at ${path} may not be looked at. Run this as the user that the relay runs as.`
        : `There is no store at ${path}. Run this in the folder in which the relay runs.`,
    )
  }
}

function explain(error: unknown, file: string): string {
  if (error instanceof StoreUnavailableError)
    return `The store failed: ${(error.cause as Error).message}. Try again.`
  return explainConfig(error, file) ?? (error as Error).message
}
