export const zh = {
  sixTitle: '六位一体',
  sixMeans: '每一件案卷都归六项里的一项。这里是没办结的，新的在上面。',
  allSix: '六项全部',
  sixOpen: '没办结 {count} 件',
  sixAll: '看全部 {count} 件',
  sixNone: '这一项没有没办结的案卷。',
  sixUnder: '只看一个地方',
  sixAsOf: '{time} 的数。',
  keyColumn: '换一项',
} as const
