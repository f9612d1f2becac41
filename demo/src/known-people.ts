import type { DemoPost } from './demo-street.ts'

/** People with a part of their own in the demo; no other person bears their names. */
export type KnownPerson = { name: string; loginName: string; post: DemoPost; label: string }

export const knownPeople = {
  partTimeMember: known('刘敏', 'liumin', 'grid-member', '兼职网格员'),
  fullTimeMember: known('陈立新', 'chenlixin', 'grid-member', '专职网格员'),
  leader: known('冯志远', 'fengzhiyuan', 'grid-leader', '网格长'),
  neighbourLeader: known('曹月华', 'caoyuehua', 'grid-leader', '网格长'),
  openLeader: known('彭立军', 'penglijun', 'grid-leader', '网格长'),
  cadre: known('周晓岚', 'zhouxiaolan', 'community-cadre', '社区干部'),
  secretary: known('许静安', 'xujingan', 'community-secretary', '社区书记'),
  dispatchDesk: known('何文静', 'hewenjing', 'dispatch-desk', '街道指挥岗'),
  checkingDesk: known('赵启明', 'zhaoqiming', 'checking-desk', '街道监督岗'),
  secondCheckingDesk: known('钱玉兰', 'qianyulan', 'checking-desk', '街道监督岗'),
  drainageHandler: known('孙国强', 'sunguoqiang', 'department-handler', '部门经办人'),
  propertyStaff: known('郑伟', 'zhengwei', 'property-staff', '物业人员'),
  streetManager: known('林致远', 'linzhiyuan', 'street-manager', '街道负责人'),
  administrator: known('吴晓东', 'wuxiaodong', 'administrator', '系统管理员'),
} as const satisfies Record<string, KnownPerson>

/** The Party-member volunteer in the team of 翠屏里北区 3 网格; does not sign in. */
export const knownVolunteerName = '陆春梅'

function known(name: string, loginName: string, post: DemoPost, label: string): KnownPerson {
  return { name, loginName, post, label }
}
