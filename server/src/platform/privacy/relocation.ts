import { roomOf } from '../db/relocation.sql.ts'

/** The log of readings follows the place, so that whoever answers for it now reads it (D10). */
export const privacyRoom = roomOf('privacy', ['privacy.reading'])
