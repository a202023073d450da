/** The list with one item a place further up. */
export function movedUp<Item>(list: readonly Item[], index: number): Item[] {
  const rest = list.filter((_, at) => at !== index)
  const item = list[index]
  return item === undefined ? rest : [...rest.slice(0, index - 1), item, ...rest.slice(index - 1)]
}
