export { checkersOfStreet } from './roster.sql.ts'
