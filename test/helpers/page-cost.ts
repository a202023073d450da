import { fileURLToPath } from 'node:url'
import type { Browser, Page, Request } from '@playwright/test'
import { rolldown } from 'rolldown'

export interface Download {
  /** The file's name, without its hash. */
  file: string
  /** Of the body, as it was transferred. */
  bytes: number
}

/** Everything that a page asks of an origin from now on, as it comes. */
export function downloadsFrom(page: Page, origin: string): Promise<Download>[] {
  const downloads: Promise<Download>[] = []
  const weigh = async (request: Request) => ({
    file: new URL(request.url()).pathname.replace(/.*\//, '').replace(/\.\w{8}(?=\.)/g, ''),
    bytes: (await request.sizes()).responseBodySize,
  })
  page.on('requestfinished', request => {
    if (request.url().startsWith(origin)) downloads.push(weigh(request))
  })
  return downloads
}

/** Notes from now on what moves on the page without a visitor's doing; gives back how to ask for the sum. */
export async function watchShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[]) {
        if (!entry.hadRecentInput) shifts.push(entry.value)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () =>
    page.evaluate(async () => {
      // Shifts of a frame are told after it.
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))
      const { shifts } = globalThis as unknown as { shifts: number[] }
      return shifts.reduce((sum, shift) => sum + shift, 0)
    })
}

export interface Cost {
  /** Compiling and running scripts, in milliseconds of the processor. */
  scriptMs: number
  heapKb: number
}

/** Long enough for all that a page does on its own when the processor is slow. */
const SETTLED_MS = 1500

const CATEGORIES = ['devtools.timeline', 'v8', 'toplevel']

/** What the browser does for scripts, by its names in a trace; some of it lies within other of it. */
const SCRIPTING =
  /^(EvaluateScript|v8\.(compile|compileModule|evaluateModule)|FunctionCall|TimerFire|BlinkScheduler_PerformMicrotaskCheckpoint)$/

/** A part of a trace that has a length; times in microseconds that the thread was running. */
interface Traced {
  name: string
  ph: string
  pid: number
  tid: number
  tts?: number
  tdur?: number
}

/**
 * What a page costs on a processor of a quarter of the speed, in a context of its own. Nothing is asked of the page on the
 * way, because what asks would count too.
 */
export async function costOf(browser: Browser, url: string): Promise<Cost> {
  const page = await browser.newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await browser.startTracing(page, { categories: CATEGORIES })
  await page.goto(url)
  await page.waitForTimeout(SETTLED_MS)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Traced[] }
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await page.context().close()
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0
  return { scriptMs: scriptTime(traceEvents) / 1000, heapKb: heap / 1024 }
}

/** Of the thread that had most of it; what lies within another counts once. */
function scriptTime(events: Traced[]): number {
  const threads = new Map<string, { from: number; to: number }[]>()
  for (const { name, ph, pid, tid, tts, tdur } of events) {
    if (ph !== 'X' || tts === undefined || tdur === undefined || !SCRIPTING.test(name)) continue
    const thread = `${pid} ${tid}`
    threads.set(thread, [...(threads.get(thread) ?? []), { from: tts, to: tts + tdur }])
  }
  return Math.max(0, ...[...threads.values()].map(covered))
}

function covered(spans: { from: number; to: number }[]): number {
  let [sum, end] = [0, 0]
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end))
    end = Math.max(end, to)
  }
  return sum
}

/** The bare form as one script, with Preact as it is published. */
export async function bareForm(): Promise<string> {
  const bundle = await rolldown({ input: fileURLToPath(new URL('bare-form.ts', import.meta.url)) })
  const { output } = await bundle.generate({ format: 'iife', minify: true })
  await bundle.close()
  return output[0].code
}

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
