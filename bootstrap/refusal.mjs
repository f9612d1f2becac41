/** The command cannot go on, and the message is the one sentence that says what to do. */
export class Refusal extends Error {
  constructor(chinese, english) {
    super(`${chinese}\n${english}`)
    this.name = 'Refusal'
  }
}

/** Runs a command's story and turns its outcome into this process's exit code. */
export async function tell(story) {
  try {
    process.exitCode = await story()
  } catch (error) {
    process.stderr.write(`\n${error instanceof Refusal ? error.message : unforeseen(error)}\n`)
    process.exitCode = 1
  }
}

function unforeseen(error) {
  const reason = error instanceof Error ? error.message : String(error)
  return `启动程序遇到意外问题：${reason}\nThe bootstrap met an unforeseen problem: ${reason}`
}
