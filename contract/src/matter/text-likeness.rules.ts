// Only the traditional characters that residents' reports are made of; the same place in both strings.
const traditional =
  '燈樓電車蓋廣牆壞樹條門間網線壓熱氣煙塵雜積凍擾鄰糾紛業費騙詐養雞鴿殘輪無礙欄護橋廁糞滿亂佔違進鬧聲響燒飛樁斷掛曬單員獨難貧補習課書畫兒幫辦證園綠環衛場應該請問題這裡個們來沒爛鬆搖號樣會對開關鎖過報誰現發髒鐵銹鋪擺攤販賣嗎舊爐鍋區訴議協黨臺體蓮龍滲頂塊圍擋總邊遠樂戶糧購藥醫療學運動帶紙貓殺蟲災險檢測標誌紅綫陽臥簾貼噴傳'
const simplified =
  '灯楼电车盖广墙坏树条门间网线压热气烟尘杂积冻扰邻纠纷业费骗诈养鸡鸽残轮无碍栏护桥厕粪满乱占违进闹声响烧飞桩断挂晒单员独难贫补习课书画儿帮办证园绿环卫场应该请问题这里个们来没烂松摇号样会对开关锁过报谁现发脏铁锈铺摆摊贩卖吗旧炉锅区诉议协党台体莲龙渗顶块围挡总边远乐户粮购药医疗学运动带纸猫杀虫灾险检测标志红线阳卧帘贴喷传'
const folding = new Map([...traditional].map((char, index) => [char, simplified.charAt(index)]))

/**
 * A text as it is compared: full-width and compatibility forms folded, lower case, traditional
 * characters simplified, everything but letters and digits turned into a single space.
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  const folded = Array.from(plain, (char) => folding.get(char) ?? char).join('')
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The pairs of neighbouring characters of a folded text, each once; a space parts them. */
export function bigrams(folded: string): Set<string> {
  const pairs = new Set<string>()
  for (const run of folded.split(' ')) {
    for (let index = 0; index + 1 < run.length; index += 1) pairs.add(run.slice(index, index + 2))
  }
  return pairs
}

/** How alike two texts are: Dice's share of common bigrams, 0 to 1; 0 when one of them has none. */
export function textLikeness(a: string, b: string): number {
  const [first, second] = [bigrams(foldText(a)), bigrams(foldText(b))]
  if (first.size === 0 || second.size === 0) return 0
  return (2 * first.intersection(second).size) / (first.size + second.size)
}
