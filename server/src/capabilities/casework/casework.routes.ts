import { caseworkContract } from '@linli/contract/casework/casework.contract'
import type { Receipt } from '@linli/contract/matter/matter.schema'
import qrcode from 'qrcode'
import type { Context } from '../../platform/db/context.ts'
import { handOutReceipt } from '../../platform/auth/receipt.ts'
import { bind, type Wire } from '../../platform/http/bind.ts'
import { readCase, revealContact } from './case-page.commands.ts'
import { countBoard, countByGrid, listCases } from './case-list.commands.ts'
import * as actFor from './act-for.commands.ts'
import { caseworkAccess } from './casework.access.ts'
import * as check from './check.commands.ts'
import * as command from './command.commands.ts'
import * as decide from './decide.commands.ts'
import { deriveCaseLimit, derivePromise } from './derivation.commands.ts'
import * as dispatch from './dispatch.commands.ts'
import * as handle from './handle.commands.ts'
import { figuresOf } from './figure.commands.ts'
import { raiseNeed, thankUnit } from './outside-help.commands.ts'
import { readOwnReport } from './own-page.commands.ts'
import * as own from './own.commands.ts'
import * as partner from './partner-link.commands.ts'
import { proposeDispatch } from './proposal.commands.ts'
import { reportCase, type Reported } from './report.commands.ts'
import { boardOfSix } from './six-in-one.commands.ts'
import * as supervise from './supervise.commands.ts'
import * as wait from './wait.commands.ts'

export const caseworkRoutes = bind(caseworkContract, caseworkAccess, {
  'POST /reports': {
    command: (ctx, { body }, { request }) => reportCase(ctx, body, request.ip),
    present: presentReceipt,
  },
  'GET /my/reports/{reportId}': (ctx, { params }) => readOwnReport(ctx, params.reportId),
  'POST /my/reports/{reportId}/answer': (ctx, { params, body }) =>
    own.answerReport(ctx, params.reportId, body),
  'POST /my/reports/{reportId}/rating': (ctx, { params, body }) =>
    own.rateReport(ctx, params.reportId, body),
  'POST /my/reports/{reportId}/reopen': (ctx, { params, body }) =>
    own.reopenReport(ctx, params.reportId, body),
  'POST /my/reports/{reportId}/withdraw': (ctx, { params, body }) =>
    own.withdrawReport(ctx, params.reportId, body),
  'POST /my/reports/{reportId}/words': (ctx, { params, body }) =>
    own.addWords(ctx, params.reportId, body),
  'GET /my/reports/{reportId}/derivation': (ctx, { params }) => derivePromise(ctx, params.reportId),
  'GET /cases': (ctx, { query }) => listCases(ctx, query),
  'GET /cases/counts': (ctx, { query }) => countBoard(ctx, query.under),
  'GET /cases/counts-by-grid': (ctx, { query }) => countByGrid(ctx, query.under),
  'GET /cases/by-six-in-one': (ctx, { query }) => boardOfSix(ctx, query.under),
  'GET /cases/{caseId}': (ctx, { params }) => readCase(ctx, params.caseId),
  'GET /cases/{caseId}/limits/{step}/derivation': (ctx, { params }) =>
    deriveCaseLimit(ctx, params.caseId, params.step),
  'GET /cases/{caseId}/dispatch-proposal': (ctx, { params, query }) =>
    proposeDispatch(ctx, params.caseId, query.holds),
  'POST /cases/{caseId}/reveal': (ctx, { params, body }) =>
    revealContact(ctx, params.caseId, body.purpose),
  'POST /cases/{caseId}/verify': (ctx, { params, body }) =>
    supervise.verifyCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/settle': (ctx, { params, body }) =>
    supervise.settleCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/reclassify': (ctx, { params, body }) =>
    supervise.reclassifyCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/file': (ctx, { params, body }) =>
    supervise.fileCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/merge': (ctx, { params, body }) =>
    supervise.mergeCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/propose-no': (ctx, { params, body }) =>
    decide.proposeNo(ctx, params.caseId, body),
  'POST /cases/{caseId}/confirm-no': (ctx, { params, body }) =>
    decide.confirmNo(ctx, params.caseId, body),
  'POST /cases/{caseId}/refuse-no': (ctx, { params, body }) =>
    decide.refuseNo(ctx, params.caseId, body),
  'POST /cases/{caseId}/dispatch': (ctx, { params, body }) =>
    dispatch.dispatchCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/accept': (ctx, { params, body }) =>
    handle.acceptCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/return': (ctx, { params, body }) =>
    handle.returnCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/arbitrate': (ctx, { params, body }) =>
    dispatch.arbitrateCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/arrive': (ctx, { params, body }) =>
    handle.arriveAtCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/extend': (ctx, { params, body }) =>
    wait.extendCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/suspend': (ctx, { params, body }) =>
    wait.suspendCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/resume': (ctx, { params, body }) =>
    wait.resumeCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/hang': (ctx, { params, body }) => wait.hangCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/revive': (ctx, { params, body }) =>
    wait.reviveCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/feed-back': (ctx, { params, body }) =>
    handle.feedBackCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/pass-check': (ctx, { params, body }) =>
    check.passCheck(ctx, params.caseId, body),
  'POST /cases/{caseId}/fail-check': (ctx, { params, body }) =>
    check.failCheck(ctx, params.caseId, body),
  'POST /cases/{caseId}/urge': (ctx, { params, body }) =>
    command.urgeCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/escalate': (ctx, { params, body }) =>
    command.escalateCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/note': (ctx, { params, body }) =>
    command.noteOnCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/reopen': (ctx, { params, body }) =>
    check.reopenCase(ctx, params.caseId, body),
  'POST /cases/{caseId}/propose-void': (ctx, { params, body }) =>
    decide.proposeVoid(ctx, params.caseId, body),
  'POST /cases/{caseId}/confirm-void': (ctx, { params, body }) =>
    decide.confirmVoid(ctx, params.caseId, body),
  'POST /cases/{caseId}/refuse-void': (ctx, { params, body }) =>
    decide.refuseVoid(ctx, params.caseId, body),
  'POST /cases/{caseId}/partner-link': {
    command: (ctx, { params }) => partner.makePartnerLink(ctx, params.caseId),
    present: presentLink,
  },
  'GET /partner/{token}': (ctx, { params }, { request }) =>
    partner.readPartnerCase(ctx, params.token, request.ip),
  'POST /partner/{token}/arrive': (ctx, { params, body }, { request }) =>
    partner.partnerArrives(ctx, params.token, request.ip, body),
  'POST /partner/{token}/done': (ctx, { params, body }, { request }) =>
    partner.partnerDone(ctx, params.token, request.ip, body),
  'POST /partner/{token}/refuse': (ctx, { params, body }, { request }) =>
    partner.partnerRefuses(ctx, params.token, request.ip, body),
  'POST /act-for': (ctx, { body }) => actFor.openActFor(ctx, body),
  'GET /act-for/{actForId}': (ctx, { params }) => actFor.readActFor(ctx, params.actForId),
  'POST /act-for/{actForId}/words': (ctx, { params, body }) =>
    actFor.speakFor(ctx, params.actForId, (self, matterId) =>
      own.addWords(self, matterId, { ...body, photoIds: [] }),
    ),
  'POST /act-for/{actForId}/answer': (ctx, { params, body }) =>
    actFor.speakFor(ctx, params.actForId, (self, matterId) =>
      own.answerReport(self, matterId, body),
    ),
  'POST /act-for/{actForId}/rating': (ctx, { params, body }) =>
    actFor.speakFor(ctx, params.actForId, (self, matterId) => own.rateReport(self, matterId, body)),
  'POST /act-for/{actForId}/reopen': (ctx, { params, body }) =>
    actFor.speakFor(ctx, params.actForId, (self, matterId) =>
      own.reopenReport(self, matterId, body),
    ),
  'POST /act-for/{actForId}/withdraw': (ctx, { params, body }) =>
    actFor.speakFor(ctx, params.actForId, (self, matterId) =>
      own.withdrawReport(self, matterId, body),
    ),
  'POST /act-for/{actForId}/end': (ctx, { params }) => actFor.leaveActFor(ctx, params.actForId),
  'POST /cases/{caseId}/thanks': (ctx, { params, body }) => thankUnit(ctx, params.caseId, body),
  'POST /cases/{caseId}/need': (ctx, { params, body }) => raiseNeed(ctx, params.caseId, body),
  'GET /cases/figures': (ctx, { query }) => figuresOf(ctx, query),
})

/** Any mask can be read; trying all eight for the evenest look costs most of the drawing. */
const qrForm = { type: 'svg', margin: 1, maskPattern: 0 } as const

/** The same receipt for every try of the same report: it follows from the matter. */
async function presentReceipt(
  ctx: Context,
  stored: Reported,
  { request, reply }: Wire,
): Promise<Receipt> {
  const handedOut = stored.isOfStaff
    ? {}
    : await withCode(request, await handOutReceipt(ctx, reply, stored))
  return {
    reportId: stored.matterId,
    caseId: stored.caseId,
    number: stored.number,
    ...handedOut,
    reportedAt: stored.reportedAt,
    ...(stored.promisedAt ? { promisedAt: stored.promisedAt } : {}),
    isProvisional: stored.isProvisional ?? false,
    place: stored.place,
    ...(stored.look?.grid ? { look: stored.look } : {}),
  } as Receipt
}

/** As bytes: looking for the shortest mixture of letters and digits costs more than the few squares it saves. */
async function withCode({ protocol, host }: Wire['request'], receipt: { receiptCode: string }) {
  const data = Buffer.from(`${protocol}://${host}/r/${receipt.receiptCode}`)
  return { ...receipt, qr: await qrcode.toString([{ data, mode: 'byte' }], qrForm) }
}

/** The address is shown once; it follows from the link, so a retried request shows the same. */
async function presentLink(_ctx: Context, stored: partner.MadeLink, { request }: Wire) {
  const path = `/partner/${partner.tokenOf(stored.linkId)}`
  const url = `${request.protocol}://${request.host}${path}`
  return { path, url, expiresAt: stored.expiresAt }
}
