export const zh = {
  category: '类型',
  chooseCategory: '选一个类型',
} as const
