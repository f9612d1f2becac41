import type { RuleName } from './architecture.ts'
import type { MigrationRuleName } from './migrations.ts'
import type { SourceFile } from './source.ts'

/** The smallest trees that break one rule each; the check must name that rule. */
type Planted<Rule extends string> = Readonly<Record<Rule, readonly SourceFile[][]>>

const room = 'server/src/capabilities'

function file(path: string, text = 'export const one = 1\n'): SourceFile {
  return { path, text }
}

/** A file in a capability that has its README, so that only the planted rule is broken. */
function inRoom(path: string, text?: string): SourceFile[] {
  const folder = path.split('/')[0] ?? ''
  return [file(`${room}/${path}`, text), file(`${room}/${folder}/README.md`, '# one screen\n')]
}

const contactTable = file(
  'server/migrations/0001-matter.sql',
  '-- street table: contacts\ncreate table matter.contact (street_id int, name_enc bytea);\n',
)

export const plantedArchitecture: Planted<RuleName> = {
  'no-drawer-names': [
    [file('contract/src/utils/x.rules.ts')],
    [file('server/src/platform/http/helpers.ts')],
    [file('web/kit/src/common/button.tsx')],
    [file('demo/src/misc.ts')],
    [file('web/phone/src/core/app.tsx')],
    [file('web/desk/src/date-utils.ts')],
  ],
  'known-capabilities': [
    [file('contract/src/tickets/ticket.schema.ts')],
    inRoom('tickets/ticket.sql.ts'),
  ],
  'contract-file-kinds': [
    [file('contract/src/grid/grid.service.ts')],
    [file('contract/src/grid/index.ts')],
  ],
  'server-file-kinds': [
    inRoom('grid/grid.service.ts'),
    inRoom('grid/parts/node.sql.ts'),
    inRoom('grid/Grid.sql.ts'),
  ],
  'platform-is-closed': [
    [file('server/src/platform/cache/cache.ts')],
    [file('server/src/platform/settings.ts')],
  ],
  'shared-is-closed': [[file('contract/src/shared/strings.ts')]],
  'roots-are-closed': [[file('server/src/setup.ts')], [file('server/src/services/mail.ts')]],
  'one-index-per-capability': [
    [file('server/src/platform/db/index.ts')],
    [file('web/kit/src/index.tsx')],
  ],
  'capability-has-readme': [[file(`${room}/grid/grid.sql.ts`)]],
  'parts-of-the-tree': [
    [file('web/phone/src/app.ts', "import '../../../server/src/platform/http/reply.ts'\n")],
    [file('web/desk/src/app.ts', "import type { A } from '@linli/server/app'\n")],
    [file('web/kit/src/client.ts', "type A = import('@linli/server/app').App\n")],
    [file('web/phone/src/app.ts', "import '../../desk/src/menu.ts'\n")],
    [file('contract/src/grid/grid.schema.ts', "import '@linli/server/platform/db/pool'\n")],
    [file('contract/src/grid/grid.schema.ts', "import '@linli/kit/client'\n")],
    [file('contract/src/shared/ids.ts', "import type { A } from '../grid/grid.schema.ts'\n")],
    [file('server/src/app.ts', "import '../../web/kit/src/client.ts'\n")],
    [file('server/src/platform/db/pool.ts', "import '../../capabilities/grid/index.ts'\n")],
    [
      file(
        'server/src/platform/db/pool.ts',
        "import type { A } from '@linli/contract/grid/a.schema'\n",
      ),
    ],
    inRoom('grid/grid.sql.ts', "import '@linli/kit/client'\n"),
  ],
  'proofs-on-their-side': [
    [file('web/kit/src/client.test.ts', "import '@linli/server/app'\n")],
    [file('contract/src/grid/grid.rules.test.ts', "import '@linli/server/app'\n")],
    [file('server/test/clock.ts', "import '@linli/kit/client'\n")],
  ],
  'nothing-imports-a-proof': [
    inRoom('grid/grid.commands.ts', "import '../../../test/clock.ts'\n"),
    [file('server/src/app.ts', "import './app.test.ts'\n")],
  ],
  'roots-are-on-top': [
    inRoom('grid/grid.commands.ts', "import '../../app.ts'\n"),
    [file('server/src/platform/http/listen.ts', "import '../../main.ts'\n")],
    inRoom('grid/grid.commands.ts', "import '@linli/demo/street'\n"),
  ],
  'downwards-only': [
    inRoom('grid/grid.commands.ts', "import '../people/index.ts'\n"),
    inRoom('appeal/appeal.commands.ts', "import '../casework/index.ts'\n"),
    inRoom(
      'matter/matter.sql.ts',
      "import type { C } from '@linli/contract/casework/case.schema'\n",
    ),
    [file('contract/src/grid/grid.schema.ts', "import '../people/person.schema.ts'\n")],
    [file('web/phone/src/matter/Page.tsx', "import '../casework/Case.tsx'\n")],
    inRoom('appeal/appeal.facts.ts', "import '../casework/index.ts'\n"),
  ],
  'through-the-index': [inRoom('casework/case.commands.ts', "import '../matter/matter.sql.ts'\n")],
  'schemas-as-types': [
    [file('web/phone/src/app.ts', "import { a } from '@linli/contract/grid/grid.schema'\n")],
    [file('web/desk/src/app.ts', "import { type A } from '@linli/contract/grid/grid.contract'\n")],
    [file('web/desk/src/app.ts', "await import('../../../contract/src/api.ts')\n")],
    [
      file('web/kit/src/paging.ts', "import { a } from '@linli/contract/shared/paging'\n"),
      file('contract/src/shared/paging.ts', "import { z } from 'zod'\n"),
    ],
    [
      file('web/kit/src/rules.ts', "import { a } from '@linli/contract/grid/grid.rules'\n"),
      file('contract/src/grid/grid.rules.ts', "import { b } from './node.rules.ts'\n"),
      file('contract/src/grid/node.rules.ts', "import { z } from 'zod/mini'\n"),
    ],
  ],
  'rules-are-pure': [
    [file('contract/src/grid/grid.rules.ts', "import { a } from './grid.schema.ts'\n")],
  ],
  'present-holds-no-database': [
    inRoom('grid/grid.present.ts', "import { a } from './grid.sql.ts'\n"),
    inRoom('grid/grid.present.ts', "import { a } from '../../platform/db/pool.ts'\n"),
  ],
  'factories-stay-in-tests': [
    inRoom('grid/grid.commands.ts', "import { a } from './grid.factory.ts'\n"),
  ],
  'no-barrels': [
    [file('server/src/platform/db/all.ts', "export { a } from './pool.ts'\n")],
    [file('contract/src/api.ts', "export * from './grid/grid.schema.ts'\n")],
    [file('web/kit/src/all.ts', "export type { A } from './a.ts'\n")],
  ],
  'no-double-casts': [[file('server/src/app.ts', 'export const a = 1 as unknown as string\n')]],
  'no-clock-in-sql': [
    inRoom('grid/grid.sql.ts', 'export const a = `select * from grid.node where at < now()`\n'),
    inRoom('grid/grid.sql.ts', "export const a = 'select current_date'\n"),
    inRoom('grid/grid.sql.ts', "export const a = 'select current_timestamp'\n"),
  ],
  'own-schema-only': [
    [
      ...inRoom('casework/case.sql.ts', "export const a = db.selectFrom('matter.contact as c')\n"),
      contactTable,
    ],
    [
      ...inRoom('casework/case.sql.ts', 'export const a = `select 1 from matter.contact`\n'),
      contactTable,
    ],
  ],
  'one-decrypting-path': [
    [file('server/src/platform/auth/auth.sql.ts', "const list = db.select(['totp_secret_enc'])\n")],
    inRoom('matter/matter.sql.ts', "export const listContacts = db.select(['name_enc'])\n"),
    inRoom('matter/matter.routes.ts', "import { sealedContact } from './matter.sql.ts'\n"),
    inRoom('matter/matter.sql.ts', "export const a = db.select(['matter_id', 'name_enc'])\n"),
    inRoom('matter/matter.sql.ts', 'export const a = `select c.name_enc from matter.contact c`\n'),
    inRoom(
      'matter/matter.commands.ts',
      'export const a = `update t set x = 1 returning name_enc`\n',
    ),
    [
      ...inRoom('matter/matter.sql.ts', "db.selectFrom('matter.contact').selectAll()\n"),
      contactTable,
    ],
    [...inRoom('matter/matter.sql.ts', 'sql`select c.* from matter.contact c`\n'), contactTable],
  ],
  'words-in-message-files': [
    page('export const a = <b>返回</b>\n'),
    page('export const a = <b title="返回" />\n'),
    page("export const a = '返回'\n"),
    page('export const a = `还有 ${1} 分`\n'),
  ],
}

function page(text: string): SourceFile[] {
  return [file('web/phone/src/matter/Page.tsx', text)]
}

function sql(text: string): SourceFile[] {
  return [file('server/migrations/0009-planted.sql', text)]
}

const guarded = 'alter table a.b enable row level security;\n'

function streetTable(parts: string, rest = ''): SourceFile[] {
  return sql(`-- street table: planted\ncreate table a.b (${parts});\n${guarded}${rest}`)
}

const sound = 'street_id integer, b_id uuid, primary key (street_id, b_id)'

export const plantedMigrations: Planted<MigrationRuleName> = {
  'table-class': [
    sql(`create table a.b (${sound});\n`),
    sql(`-- a table\ncreate table a.b (${sound});`),
  ],
  'street-in-every-key': [
    streetTable('street_id integer, b_id uuid primary key'),
    streetTable('street_id integer, b_id uuid, primary key (b_id)'),
    streetTable(`${sound}, name text unique`),
    streetTable(`${sound}, constraint one unique (name)`),
    streetTable(`${sound}, foreign key (c_id) references a.c (c_id)`),
    streetTable(`${sound}, foreign key (street_id, c_id) references a.c`),
    streetTable(`${sound}, c_id uuid references a.c`),
    streetTable('b_id uuid'),
  ],
  'street-in-every-unique-index': [
    streetTable(sound, 'create unique index i on a.b (name);\n'),
    streetTable(
      sound,
      'create unique index i on a.b using btree (lower(name)) where name is not null;',
    ),
  ],
  'street-in-later-keys': [
    streetTable(sound, 'alter table a.b add constraint k unique (name);\n'),
    streetTable(sound, 'alter table a.b add column c_id uuid references a.c;\n'),
  ],
  'row-security': [sql(`-- street table: planted\ncreate table a.b (${sound});\n`)],
  'security-stays-on': [streetTable(sound, 'alter table a.b disable row level security;\n')],
  'no-triggers': [
    streetTable(sound, 'create trigger t after insert on a.b execute function f();\n'),
  ],
  'plain-policies': [
    streetTable(sound, 'create policy p on a.b using (b_id in (select c_id from a.c));\n'),
  ],
}
