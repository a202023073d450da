import { z } from 'zod'

/** A lead as Vorel answers it. */
export interface Lead {
  id: string
  conversation_id: string
  name: string | null
  email: string | null
  phone: string | null
  intent: string | null
  timeline: string | null
  qualification_score: number | null
  source: string | null
  status: 'new' | 'qualified' | 'booked' | 'converted' | 'lost'
  attributes: Record<string, unknown>
  /** ISO 8601, like every time here. */
  created_at: string
  updated_at: string
}

const short = z.string().max(40).nullable().exactOptional()

const changeable = {
  name: z.string().max(200).nullable().exactOptional(),
  email: z.email().nullable().exactOptional(),
  phone: z.string().max(32).nullable().exactOptional(),
  intent: short,
  timeline: short,
  qualification_score: z.int().min(0).max(100).nullable().exactOptional(),
  source: short,
  status: z.enum(['new', 'qualified', 'booked', 'converted', 'lost']).exactOptional(),
  attributes: z.record(z.string(), z.unknown()).exactOptional(),
}

/** Body of `POST /leads`. Whether the real one takes `notes` is undocumented, so here it is an unknown field. */
export const LeadCreate = z.strictObject({ conversation_id: z.uuid(), ...changeable })
export type LeadCreate = z.infer<typeof LeadCreate>

/** Body of `PATCH /leads/:id`; null clears, `attributes` are merged one level deep. */
export const LeadChange = z
  .strictObject(changeable)
  .refine(body => Object.keys(body).length > 0, 'at least one field is required')
export type LeadChange = z.infer<typeof LeadChange>
