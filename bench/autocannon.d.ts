/** The part of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  export type Request = {
    method?: 'GET' | 'POST'
    path?: string
    headers?: Record<string, string>
    body?: string
    setupRequest?: (request: Request) => Request
    onResponse?: (status: number) => void
  }
  export type Result = {
    errors: number
    timeouts: number
    mismatches: number
    requests: { total: number }
    latency: { p50: number; p99: number }
    statusCodeStats: Record<string, { count: number }>
  }
  export type Options = {
    url: string
    connections: number
    duration?: number
    amount?: number
    requests: Request[]
  }
  export default function autocannon(options: Options): Promise<Result>
}
