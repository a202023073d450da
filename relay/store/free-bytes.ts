import { statfs } from 'node:fs/promises'

/** What the file system of a folder has left for this process; null for one that does not say. */
export async function freeBytesAt(folder: string): Promise<number | null> {
  const { blocks, bavail, bsize } = await statfs(folder)
  return blocks === 0 ? null : bavail * bsize
}
