import { pick, type Random } from './random.ts'

export type NewName = () => string

/** Makes invented full names, each at most once and never one of those already taken. */
export function nameSequence(random: Random, taken: Iterable<string>): NewName {
  const used = new Set(taken)
  return () => {
    for (let attempt = 0; attempt < 1_000; attempt += 1) {
      const name = pick(random, surnames) + pick(random, givenNames)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
    throw new Error('The name lists are used up')
  }
}

const surnames = listOf(`
  王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹
  彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 沈 姚 卢 姜 崔 钟 谭 陆 汪 范 金
  石 廖 贾 夏 韦 付 方 白 邹 孟 熊 秦 邱 江 尹 薛 闫 段 雷 侯 龙 史 陶 黎 贺 顾 毛 郝 龚 邵`)

const givenNames = listOf(`
  秀珍 桂香 玉芬 淑英 凤琴 翠兰 美玲 爱华 月娥 素梅 春燕 秋菊 冬梅 雪琴 红霞 丽娟 晓燕 海霞 桂芝 金凤
  佩兰 惠敏 静怡 雅琴 婉清 思雨 雨欣 梦瑶 佳怡 诗涵 欣悦 晓彤 若兰 书瑶 语嫣 梓萱 可欣 嘉宁 一诺 安琪
  巧云 彩霞 玉梅 兰英 瑞芳 文秀 慧芳 莉莎 亚楠 丹丹 婷婷 倩倩 晶晶 媛媛 小满 立夏 知秋 念慈 忆南 采薇
  德福 长顺 福生 宝田 庆和 来喜 玉山 振海 树林 成山 守义 传宝 兆兴 继业 耀宗 广义 明礼 学仁 敬业 尚勤
  卫东 红旗 建军 建设 援朝 跃进 胜利 爱国 新民 立业 永刚 志勇 海涛 大伟 俊峰 宏图 文斌 学军 国栋 光明
  晓峰 志鹏 振宇 少华 子健 鹏飞 浩然 天佑 宇航 博文 俊杰 思远 铭泽 嘉树 一鸣 泽宇 睿哲 皓轩 景行 承志
  清源 怀瑾 望舒 既明 星河 云帆 听澜 南乔 北辰 东篱 松涛 柏年 竹君 梅生 荷香 杏林 桐花 槐安 榆生 柳青
  永和 永顺 安民 安邦 定国 兴邦 瑞雪 瑞林 祥云 吉庆 长青 长河 远山 近水 明远 明轩 朝阳 晨曦
  立群 立春 向阳 向荣 春生 夏生 秋实 冬生 金水 银河 铁成 石磊 土生 火旺 木林 森林 海洋 江河 湖生 泉生`)

function listOf(words: string): [string, ...string[]] {
  const [first, ...others] = words.trim().split(/\s+/)
  if (!first) throw new Error('A list of names needs one name')
  return [first, ...others]
}
