import { render } from 'preact'
import { Live } from './view/Live.tsx'

const host = document.getElementById('live')
if (host) render(<Live />, host)
