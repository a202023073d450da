import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
const tsc = join(root, 'node_modules/.bin/tsc')
const app = mkdtempSync(join(tmpdir(), 'foyer-app-'))

const FILES = {
  'app.ts': `
    import { type AddedForm, addForm, type FormApi, loadForm, type Prefill } from 'foyer-intake/form'
    const added: AddedForm = addForm('https://forms.example.com', 'contact', {
      into: document.body, mode: 'popup', fields: { campaign: 'spring' }, link: 'Write to us',
    })
    await loadForm('https://forms.example.com', 'contact')
    const api: FormApi = await added.api()
    const values: Prefill = { name: 'Ana', answers: { message: 'About my order' } }
    api.prefill(values)
    api.on('lead', ({ conversationId, status }) => [conversationId?.length, status === 'queued'])
    document.addEventListener('foyer:lead', ({ detail }) => [detail.form.length, detail.conversationId?.length])
    window.addEventListener('foyer:error', ({ detail }) => detail.code === 'network')
    added.element.addEventListener('foyer:step', ({ detail }) => detail.step === 2)
    document.querySelector('foyer-form')?.ready?.then(form => form.later()).then(api => api.reset())
    ;(window.foyer ||= []).push(['contact', form => form.open()])

    // @ts-expect-error there is no such mode
    addForm('https://forms.example.com', 'contact', { mode: 'modal' })
    // @ts-expect-error a form has a relay
    addForm('contact')
    // @ts-expect-error there is no such event
    api.on('leads', () => {})
    // @ts-expect-error a step is a number
    document.addEventListener('foyer:step', ({ detail }) => detail.step.length)
    // @ts-expect-error a code is one of those that there are
    document.addEventListener('foyer:error', ({ detail }) => detail.code === 'broken')
    // @ts-expect-error a call gets the form
    window.foyer.push(['contact', (form: string) => form])
  `,
  'react-app.tsx': `
    import type {} from 'foyer-intake/react'
    export const right = <foyer-form data-foyer="contact" data-field-campaign="spring" className="form">Write</foyer-form>
    // @ts-expect-error it has no name
    export const nameless = <foyer-form />
    // @ts-expect-error there is no such mode
    export const modal = <foyer-form data-foyer="contact" data-mode="modal" />
  `,
  'preact-app.tsx': `/** @jsxImportSource preact */
    import type {} from 'foyer-intake/preact'
    export const right = <foyer-form data-foyer="contact" data-mode="popup" class="form"><a href="#">Write</a></foyer-form>
    // @ts-expect-error it has no name
    export const nameless = <foyer-form />
    // @ts-expect-error there is no such mode
    export const modal = <foyer-form data-foyer="contact" data-mode="modal" />
  `,
}

/** An application that has the package, and Preact, and as much of React as there is to have types of. */
beforeAll(() => {
  const modules = join(app, 'node_modules')
  const own = join(modules, 'foyer-intake')
  const react = join(modules, 'react')
  for (const folder of [own, react]) mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'package.json'), join(own, 'package.json'))
  execFileSync(tsc, ['-p', 'widget/package', '--outDir', join(own, 'dist')], { cwd: root })
  symlinkSync(join(root, 'node_modules/preact'), join(modules, 'preact'))
  cpSync(join(root, 'widget/package/react-types.d.ts'), join(react, 'index.d.ts'))
  writeFileSync(join(react, 'jsx-runtime.d.ts'), "export { JSX } from './index.js'\n")
  writeFileSync(
    join(react, 'package.json'),
    '{ "exports": { ".": { "types": "./index.d.ts" }, "./jsx-runtime": { "types": "./jsx-runtime.d.ts" } } }',
  )
  writeFileSync(join(app, 'package.json'), '{ "type": "module" }')
  for (const [file, text] of Object.entries(FILES)) writeFileSync(join(app, file), text)
}, 60_000)

afterAll(() => rmSync(app, { recursive: true }))

describe('the entry for pages that are built', () => {
  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])(
    'has types that an application compiles with, and none for what is wrong: %s, %s',
    (module, resolution) => {
      const { stdout, status } = spawnSync(
        tsc,
        [
          ...['--noEmit', '--strict', '--module', module, '--moduleResolution', resolution, '--types', ''],
          ...['--target', 'es2022', '--lib', 'es2022,dom,dom.iterable', '--jsx', 'react-jsx'],
          ...Object.keys(FILES),
        ],
        { cwd: app, encoding: 'utf8' },
      )
      expect([stdout, status]).toEqual(['', 0])
    },
    60_000,
  )

  test('touches no page when it is imported, so that a server can', () => {
    const script = `
      import { addForm } from 'foyer-intake/form'
      import 'foyer-intake/react'
      import 'foyer-intake/preact'
      console.log(typeof addForm)`
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: app, encoding: 'utf8' }),
    ).toBe('function\n')
  })
})
