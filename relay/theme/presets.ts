import type { Preset } from './preset.ts'
import { blueprint } from './presets/blueprint.ts'
import { garden } from './presets/garden.ts'
import { paper } from './presets/paper.ts'
import { pebble } from './presets/pebble.ts'
import { poster } from './presets/poster.ts'
import { slate } from './presets/slate.ts'

/** The first is what a form looks like by itself. */
export const PRESETS = { garden, slate, paper, pebble, poster, blueprint } satisfies Record<string, Preset>
export type PresetName = keyof typeof PRESETS
