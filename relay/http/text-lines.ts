/** By a letter's kind, how wide it is at most in the typefaces that systems have, in em. */
const WIDTHS: readonly [letter: RegExp, em: number][] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/\p{Emoji_Presentation}/u, 1.3],
  [/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uff60]/u, 1],
  [/[\p{sc=Taml}\p{sc=Telu}\p{sc=Beng}]/u, 0.85],
  [/[ijltfrI.,:;!'’()[\]/|-]|\p{Zs}/u, 0.4],
  [/[mwMW@%&—…]/u, 1],
  [/[\p{Lu}\p{Nd}]/u, 0.72],
]
const OTHERS = 0.62

/** Of scripts that need no space for a new line to begin. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u

/**
 * How many lines a text takes, rather one too many than one too few: a server knows no typeface.
 * @param size of the letters, and `width` of a line, in px
 */
export function linesOf(text: string, size: number, width: number): number {
  let [lines, used] = [1, 0]
  for (const piece of piecesOf(text)) {
    const word = piece.trimEnd()
    let wide = size * widthOf(word)
    if (used > 0 && used + wide > width) {
      lines++
      used = 0
    }
    // A word that is wider than a line is broken anywhere.
    for (; wide > width; wide -= width) lines++
    used += wide + size * widthOf(piece.slice(word.length))
  }
  return lines
}

/** Between which a line may end; a word has the spaces after it. */
const piecesOf = (text: string): string[] =>
  (text.match(/\S+\s*/gu) ?? []).flatMap(word => (UNSPACED.test(word) ? [...word] : [word]))

const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + emOf(letter), 0)

const emOf = (letter: string): number => WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHERS
