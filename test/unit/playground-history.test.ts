import { expect, test } from 'vitest'
import type { FormDesign } from '../../demo/page/playground/form-input.ts'
import { edit, type History, startOf } from '../../demo/page/playground/history.ts'

const design = (title: string): FormDesign => ({
  id: 'contact',
  publicUrl: 'https://forms.example.com',
  form: { upstream: 'vorel', sites: ['https://www.example.com'], title },
})

function change(history: History, title: string, what: string, at: number): History {
  return edit(history, { type: 'change', design: design(title), what, at })
}

test('undo takes back a word that was typed at one go, and redo brings it again', () => {
  let history = startOf(design(''))
  for (const [index, title] of ['A', 'As', 'Ask'].entries()) {
    history = change(history, title, 'title', index * 100)
  }
  const undone = edit(history, { type: 'undo' })
  expect(undone.now.form.title).toBe('')
  expect(edit(undone, { type: 'redo' }).now.form.title).toBe('Ask')
})

test('changes of two things, or of one after a pause, are taken back one by one', () => {
  let history = change(startOf(design('')), 'A', 'title', 0)
  history = change(history, 'B', 'intro', 100)
  history = change(history, 'C', 'intro', 5_000)
  const titles = [1, 2, 3, 4].map(() => {
    history = edit(history, { type: 'undo' })
    return history.now.form.title
  })
  expect(titles).toEqual(['B', 'A', '', ''])
})

test('a change after undo ends what could be done again', () => {
  const changed = change(startOf(design('')), 'A', 'title', 0)
  const other = change(edit(changed, { type: 'undo' }), 'B', 'title', 10)
  expect(edit(other, { type: 'redo' }).now.form.title).toBe('B')
  expect(edit(other, { type: 'undo' }).now.form.title).toBe('')
})
