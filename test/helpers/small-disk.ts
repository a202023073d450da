import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  folder: string
  /** Takes what is left, but for so many bytes. */
  fill(leave?: number): void
  /** Gives back what `fill` took. */
  free(): void
  readOnly(): void
}

/** A file system of its own in memory, gone when the test ends; null where this process may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-disk-'))
  const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  onTestFinished(() => {
    // Lazily: a connection to a database ends when it is collected.
    if (mounted) run('umount', '-l', folder)
    rmSync(folder, { recursive: true, force: true })
  })
  if (!mounted) return null
  const filler = join(folder, 'filler')
  return {
    folder,
    fill(leave = 0) {
      const { bavail, bsize } = statfsSync(folder)
      const file = openSync(filler, 'a')
      writeSync(file, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
      closeSync(file)
    },
    free: () => rmSync(filler),
    readOnly() {
      if (!run('mount', '-o', 'remount,ro', folder)) throw new Error('Something on the disk is still open')
    },
  }
}

/** Why a test that needs a file system of its own is left out. */
export const NO_MOUNT = 'only a process that may mount file systems can make a small disk'

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0
}
