let known: boolean | undefined

/**
 * Whether this browser draws two regional indicators as a flag. Windows has no flags: its browsers show the two letters,
 * unless they bring a font of their own. Where the canvas can't be asked, or does not tell, there are none.
 */
export function drawsFlags(): boolean {
  known ??= measured()
  return known
}

/** A flag is about as wide as one indicator that stands alone; two letters or boxes are twice as wide. */
function measured(): boolean {
  try {
    const pen = new OffscreenCanvas(1, 1).getContext('2d')
    const widthOf = (text: string) => pen?.measureText(text).width ?? 0
    const pair = widthOf('🇬🇧')
    return pair > 0 && pair < widthOf('🇬') * 1.5
  } catch {
    return false
  }
}
