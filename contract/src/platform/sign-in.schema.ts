import { z } from 'zod'
import { GrantId, HolderId, IdentityId, NodeId, UnitId } from '../shared/ids.ts'
import { Post } from '../shared/post.ts'

export const HeldPost = z
  .object({
    grantId: GrantId,
    post: Post,
    nodeId: NodeId.optional(),
    nodeName: z.string().optional(),
    unitId: UnitId.optional(),
    unitName: z.string().optional(),
    recruitment: z.enum(['full-time', 'part-time']).optional(),
  })
  .meta({ id: 'HeldPost' })
export type HeldPost = z.infer<typeof HeldPost>

/** Who is signed in, which posts they hold and under which one they act now. */
export const Me = z
  .object({
    identityId: IdentityId,
    name: z.string(),
    holderId: HolderId,
    posts: z.array(HeldPost),
    acting: HeldPost.optional(),
    hasSecondFactor: z.boolean(),
    /** The post acted under asks for a second factor; until it is set up the post gives no rights. */
    mustSetUpSecondFactor: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

/** Six digits of an authenticator. */
const SixDigits = z.string().regex(/^\d{6}$/)

export const SecondFactorBody = z.object({
  /** A code of the factor in force, when it is to be replaced. */
  code: SixDigits.optional(),
})
export const SecondFactorConfirmation = z.object({ code: SixDigits })

export const SignInBody = z.object({
  loginName: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
  /** Six digits, when a second factor is set up. */
  code: SixDigits.optional(),
})
export type SignInBody = z.infer<typeof SignInBody>

export const StreetInfo = z
  .object({
    streetName: z.string(),
    streetCode: z.string(),
    isDemo: z.boolean(),
    phone: z.string(),
    /** Demo sign-ins are shown on the sign-in page of a demo street only. */
    demoSignIns: z.array(
      z.object({ loginName: z.string(), post: Post, label: z.string(), name: z.string() }),
    ),
    demoPassword: z.string().optional(),
  })
  .meta({ id: 'StreetInfo' })
export type StreetInfo = z.infer<typeof StreetInfo>
