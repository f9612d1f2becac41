import { roomOf } from '../db/relocation.sql.ts'

/** Photos follow the place they show (D10). */
export const filesRoom = roomOf('files', ['files.photo'])
