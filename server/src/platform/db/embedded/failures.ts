import { StartFailure } from '../../runtime/start-failure.ts'

const ELSEWHERE_ZH = '请用 DATABASE_URL 指定一个 PostgreSQL 15 或更高版本的数据库'
const ELSEWHERE_EN = 'point DATABASE_URL to a PostgreSQL server of version 15 or later'

export function diskFull(folder: string, needed: number, free: number): StartFailure {
  return new StartFailure(
    'disk-full',
    `磁盘空间不足：${folder} 所在磁盘只剩 ${megabytes(free)} MB，数据库需要约 ${megabytes(needed)} MB，请清理磁盘或用 LINLI_DATA 指定另一个文件夹。`,
    `Not enough disk space: ${folder} has ${megabytes(free)} MB left and the database needs about ${megabytes(needed)} MB; free some space or choose another folder with LINLI_DATA.`,
  )
}

export function unsupportedLibc(): StartFailure {
  return new StartFailure(
    'unsupported-libc',
    `本系统没有 glibc（例如 Alpine/musl），自带的数据库无法运行，${ELSEWHERE_ZH}，或改用 Debian 等 glibc 系统。`,
    `This system has no glibc (Alpine and other musl systems), so the bundled database cannot run: ${ELSEWHERE_EN}, or use a glibc system such as Debian.`,
  )
}

export function unsupportedPlatform(platform: string): StartFailure {
  return new StartFailure(
    'unsupported-platform',
    `自带的数据库不支持 ${platform}，${ELSEWHERE_ZH}。`,
    `The bundled database does not run on ${platform}: ${ELSEWHERE_EN}.`,
  )
}

export function missingBinaries(name: string): StartFailure {
  return new StartFailure(
    'missing-binaries',
    `没有找到自带的数据库程序 ${name}，请在项目文件夹中运行 npm ci 后重试。`,
    `The bundled database program ${name} is missing or incomplete: run npm ci in the project folder and try again.`,
  )
}

export function damagedData(folder: string, reason: string): StartFailure {
  return new StartFailure(
    'damaged-data',
    `数据文件夹 ${folder} 已损坏（${reason}），请不要删除它：把最近备份的数据文件夹复制到一个新文件夹，用 LINLI_DATA 指定它再启动。`,
    `The data folder ${folder} is damaged (${reason}): do not delete it; copy your latest backup of the data folder to a new place and start with LINLI_DATA set to it.`,
  )
}

export function unwritableFolder(folder: string, cause?: unknown): StartFailure {
  return new StartFailure(
    'unwritable-folder',
    `无法写入数据文件夹 ${folder}，请修改它的所有者或权限，或用 LINLI_DATA 指定另一个文件夹。`,
    `Cannot write to the data folder ${folder}: change its owner or permissions, or choose another folder with LINLI_DATA.`,
    { cause },
  )
}

export function unknownAccount(uid: number): StartFailure {
  return new StartFailure(
    'unknown-account',
    `用户编号 ${uid} 在 /etc/passwd 中没有登记（容器随机用户常见），自带的数据库无法创建，${ELSEWHERE_ZH}。`,
    `User id ${uid} has no entry in /etc/passwd (common with a container's random user), so the bundled database cannot be created: ${ELSEWHERE_EN}.`,
  )
}

export function unreachableData(folder: string, account: string): StartFailure {
  return new StartFailure(
    'unreachable-data',
    `数据文件夹 ${folder} 里已有数据，但数据库用户 ${account} 进不去，请用原来的用户启动，或给上级文件夹加上通行权限（chmod o+x）。`,
    `The data folder ${folder} holds data that the database user ${account} cannot reach: start as the user who created it, or make the folders above it passable (chmod o+x).`,
  )
}

export function databaseBusy(folder: string): StartFailure {
  return new StartFailure(
    'database-busy',
    `数据文件夹 ${folder} 正被另一个没有应答的数据库进程占用，请先停止那个进程再启动。`,
    `The data folder ${folder} is held by another database process that does not answer: stop that process, then start again.`,
  )
}

export function databaseFailed(reason: string, log: string): StartFailure {
  return new StartFailure(
    'database-failed',
    `自带的数据库无法运行（${reason}），请查看日志 ${log}。`,
    `The bundled database cannot run (${reason}): see the log ${log}.`,
  )
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1_000_000)
}
