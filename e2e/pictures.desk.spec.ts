import { settled } from './pages.ts'
import { takePicture, takesPictures } from './pictures.ts'
import { report } from './resident.ts'
import { type OpenAs, test } from './street.ts'

if (takesPictures) test('pictures for the README show the real screens', takeAll)

async function takeAll({ openAs }: { openAs: OpenAs }): Promise<void> {
  const resident = await openAs('phone', 'wangxiuzhen')
  await resident.goto('/')
  await settled(resident)
  await takePicture(resident, 'phone-home')

  await report(resident, {
    text: '门口坡道的扶手松了，一扶就晃，怕老人摔着。',
    search: '北区3网格5号楼2单元',
    place: '翠屏里北区 3 网格 5号楼 2单元',
    category: '无障碍坡道',
    knownPhone: '100****2046',
    photo: '扶手松动',
  })
  await settled(resident)
  await takePicture(resident, 'phone-receipt')

  const member = await openAs('phone', 'liumin')
  await member.goto('/today')
  await member.getByRole('link', { name: /门口坡道的扶手松了/ }).click()
  await settled(member)
  await takePicture(member, 'field-task')

  const dispatcher = await openAs('desk', 'hewenjing')
  await dispatcher.goto('/desk/dispatch')
  await settled(dispatcher)
  await takePicture(dispatcher, 'desk-board')

  const checked = await dispatcher.request.get('/api/cases?view=to-check')
  const { items } = (await checked.json()) as { items: { caseId: string }[] }
  await dispatcher.goto(`/desk/cases/${items[0]?.caseId}`)
  await settled(dispatcher)
  await takePicture(dispatcher, 'desk-case')

  const cadre = await openAs('desk', 'zhouxiaolan')
  await cadre.goto('/desk/grid')
  await settled(cadre)
  await takePicture(cadre, 'desk-grid')
}
