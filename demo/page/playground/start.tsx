import { render } from 'preact'
import { Playground } from './Playground.tsx'
import { readStart } from './read-start.ts'

render(<Playground start={await readStart()} />, document.body)
