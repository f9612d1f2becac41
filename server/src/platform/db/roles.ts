import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { StartFailure } from '../runtime/start-failure.ts'

export const requestRoles = ['linli_staff', 'linli_self', 'linli_unit'] as const
const appRole = 'linli_app'

/**
 * Makes the request roles and the sign-in role of the app, which may become any request role but owns nothing (D5).
 * @param owner a connection that may create roles
 * @param storedPassword the app's password of an earlier start, if one is kept
 * @returns the password of `linli_app`
 */
export async function prepareRoles(owner: pg.ClientBase, storedPassword?: string): Promise<string> {
  const password = storedPassword ?? randomBytes(24).toString('base64url')
  await owner.query('select pg_advisory_lock(72179001)')
  try {
    for (const role of [...requestRoles, 'linli_job']) await createRole(owner, role, 'nologin')
    await createRole(owner, appRole, 'login noinherit')
    await owner.query(`alter role ${appRole} password '${password}'`)
    for (const role of requestRoles) await owner.query(`grant ${role} to ${appRole}`)
    await owner.query('grant linli_job to current_user')
  } finally {
    await owner.query('select pg_advisory_unlock(72179001)')
  }
  return password
}

/** Refuses to start when the role that serves requests could step over row-level security (D5). */
export async function refusePowerfulRole(app: pg.ClientBase): Promise<void> {
  const { rows } = await app.query<{
    super: boolean
    bypass: boolean
    owns: boolean
    role: string
  }>(
    `select current_user as role, rolsuper as super, rolbypassrls as bypass,
            exists (select from pg_class where relowner = r.oid and relkind = 'r') as owns
     from pg_roles r where rolname = current_user`,
  )
  const [role] = rows
  if (!role || role.super || role.bypass || role.owns) {
    throw new StartFailure(
      'app-role-too-powerful',
      `数据库角色 ${role?.role} 权限太大，不能用来接待请求：请把 LINLI_APP_DATABASE_URL 换成一个普通角色。`,
      `The database role ${role?.role} is too powerful to serve requests: set LINLI_APP_DATABASE_URL to an ordinary role.`,
    )
  }
}

async function createRole(owner: pg.ClientBase, role: string, options: string): Promise<void> {
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [role])
  if (rowCount === 0) await owner.query(`create role ${role} ${options}`)
}
