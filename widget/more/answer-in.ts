/** What the visitor has answered with a control: boxes of one name are one answer. */
export function answerIn(root: ShadowRoot, { name, type, value }: HTMLInputElement): string {
  if (type !== 'checkbox') return value
  const ticked = root.querySelectorAll<HTMLInputElement>(`[name="${name}"]:checked`)
  return [...ticked].map(box => box.value).join(', ')
}
