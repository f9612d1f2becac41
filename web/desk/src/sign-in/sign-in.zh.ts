export const zh = {
  title: '登录工作台',
  loginName: '登录名',
  password: '密码',
  code: '六位验证码',
  codeHint: '打开手机上的验证器，抄下六位数。',
  signIn: '登录',
  demoTitle: '演示登录',
  demoHint: '这是演示街道，选一个岗位直接进去。密码都是 {password}。',
  choosePost: '您有 {count} 个岗位，现在以哪个岗位办事',
  choosePostHint: '办的每一步都会写上这个岗位。以后可以在右上角换。',
  noPost: '您今天没有岗位。请问社区书记或者街道。',
  forget: '先退出，换个人登录',
} as const
