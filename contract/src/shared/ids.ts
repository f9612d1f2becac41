import { z } from 'zod'

/** A UUID that the application makes (version 7), branded by the noun it names. */
export function idOf<Name extends string>(name: Name, description: string) {
  return z
    .uuid()
    .brand<Name>()
    .meta({ description, example: '019a0000-0000-7000-8000-000000000000' })
}

export const NodeId = idOf('NodeId', 'A node of the grid tree 网格节点')
export type NodeId = z.infer<typeof NodeId>
export const UnitId = idOf('UnitId', 'A unit 单位')
export type UnitId = z.infer<typeof UnitId>
export const IdentityId = idOf('IdentityId', 'Someone who can sign in')
export type IdentityId = z.infer<typeof IdentityId>
export const HolderId = idOf(
  'HolderId',
  'Whose record it is: a resident or the bearer of a receipt',
)
export type HolderId = z.infer<typeof HolderId>
export const GrantId = idOf('GrantId', 'A post held over a part of the grid')
export type GrantId = z.infer<typeof GrantId>
export const ReportId = idOf('ReportId', 'What one person reported 反映')
export type ReportId = z.infer<typeof ReportId>
export const PhotoId = idOf('PhotoId', 'A photo')
export type PhotoId = z.infer<typeof PhotoId>
export const CaseId = idOf('CaseId', 'A case file 案卷')
export type CaseId = z.infer<typeof CaseId>

/** An instant in UTC as ISO 8601 text with milliseconds or microseconds. */
export const Instant = z.iso
  .datetime()
  .meta({ description: 'UTC instant', example: '2026-06-17T02:20:00.000Z' })
export type Instant = z.infer<typeof Instant>
/** A calendar day in Asia/Shanghai (fixed UTC+8). */
export const LocalDate = z.iso.date().meta({ description: 'Local date, UTC+8' })
export type LocalDate = z.infer<typeof LocalDate>
/** Integers of 10⁻⁷ degree, WGS-84. */
export const Longitude = z.int().min(-1_800_000_000).max(1_800_000_000)
export const Latitude = z.int().min(-900_000_000).max(900_000_000)
export const LonLat = z
  .tuple([Longitude, Latitude])
  .meta({ description: 'WGS-84, integers of 1e-7 degree: [longitude, latitude]' })
export type LonLat = z.infer<typeof LonLat>
