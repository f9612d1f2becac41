/** How far a story has come; each step includes those before it. */
export type Ending =
  | 'reported'
  | 'verified'
  | 'filed'
  | 'dispatched'
  | 'handling'
  | 'returned'
  | 'suspended'
  | 'hung'
  | 'checking'
  | 'closed'
  | 'settled'
  | 'declined'

/** One invented report; place and day are drawn from the seed. */
export type Story = {
  text: string
  category: string
  channel: 'resident-phone' | 'phone-call' | 'counter' | 'patrol'
  /** Its limits run day and night: left open long, it would be overdue. */
  isUrgent?: true
  /** Its result must be seen in a photo, and the demo has none: it is told until the work is handed in. */
  needsPhoto?: true
}

/** One for the drainage unit, so that its handler finds work on any day. */
export const drainStory: Story = {
  text: '雨水箅子断了两根，车一过就响，怕孩子踩空。',
  category: 'C-01-04',
  channel: 'resident-phone',
}

export const stories: readonly Story[] = [
  {
    text: '坡道扶手松了，一扶就晃，怕老人摔着。',
    category: 'C-21-02',
    channel: 'resident-phone',
    needsPhoto: true,
  },
  { text: '北侧一整排路灯从昨晚起不亮。', category: 'C-01-18', channel: 'patrol' },
  {
    text: '一楼下水道往外冒污水，已经流到路上。',
    category: 'E-04-04',
    channel: 'phone-call',
    isUrgent: true,
  },
  {
    text: '消防通道停了一辆面包车，大车进不来。',
    category: 'X-4-05',
    channel: 'resident-phone',
    isUrgent: true,
  },
  { text: '门口堆着装修垃圾，三天没人清。', category: 'E-01-03', channel: 'resident-phone' },
  { text: '楼道里放了旧沙发和纸箱，晚上看不见。', category: 'X-4-03', channel: 'patrol' },
  {
    text: '有人从二楼拉线给电动车充电。',
    category: 'X-4-04',
    channel: 'resident-phone',
    isUrgent: true,
  },
  { text: '垃圾箱满了，袋子堆在旁边。', category: 'C-03-05', channel: 'patrol' },
  {
    text: '行道树有根枯枝快掉下来了。',
    category: 'C-04-02',
    channel: 'resident-phone',
    isUrgent: true,
  },
  {
    text: '燃气井盖破了一角。',
    category: 'C-01-11',
    channel: 'patrol',
    isUrgent: true,
    needsPhoto: true,
  },
  {
    text: '东门出口两边停满车，公交都过不去。',
    category: 'E-05-05',
    channel: 'phone-call',
    isUrgent: true,
  },
  { text: '楼上漏水，我家厨房顶湿了一片。', category: 'X-4-02', channel: 'counter' },
  { text: '单元门的对讲坏了，按了没有声音。', category: 'C-21-03', channel: 'resident-phone' },
  { text: '健身器材的转盘松动，孩子们还在玩。', category: 'C-01-26', channel: 'patrol' },
  {
    text: '人行道有块砖翘起来，绊倒过人。',
    category: 'E-01-10',
    channel: 'resident-phone',
    needsPhoto: true,
  },
  { text: '墙上又贴了开锁的小广告。', category: 'E-02-01', channel: 'patrol' },
  { text: '扔了一张旧床垫在楼后面，下雨就臭。', category: 'E-01-08', channel: 'resident-phone' },
  {
    text: '晚上十一点还在施工，睡不着。',
    category: 'E-03-01',
    channel: 'phone-call',
    isUrgent: true,
  },
  { text: '无障碍卫生间的扶手坏了。', category: 'C-03-01', channel: 'counter' },
  drainStory,
  { text: '宣传栏的玻璃碎了，地上有渣。', category: 'C-05-01', channel: 'patrol' },
]

/** How many reports stand at each ending: today's boards look like a street at work. */
export const endings: readonly [Ending, number][] = [
  ['closed', 34],
  ['settled', 6],
  ['declined', 2],
  ['checking', 6],
  ['handling', 11],
  ['dispatched', 4],
  ['suspended', 2],
  ['hung', 1],
  ['returned', 2],
  ['filed', 9],
  ['verified', 4],
  ['reported', 7],
]
