import { z } from 'zod';

const whole = z.number().int().min(1);

/** Any of the tenant's switches; what each means is said beside `Switches`. */
export const switchesSchema = z
  .strictObject({
    deltaSendsMasters: z.boolean(),
    deltaAnnouncesDeletedOccurrences: z.boolean(),
    deltaRemovesOutsideChanges: z.boolean(),
    deltaSendsStubs: z.boolean(),
    deltaShuffles: z.boolean(),
    deltaEmptyPages: z.number().min(0).max(1),
    deltaDuplicates: z.number().min(0).max(1),
    deltaForgetsChanges: z.number().min(0).max(1),
    deltaLinkPathDiffers: z.boolean(),
    occurrencesShareUid: z.boolean(),
    duplicateTransactionStatus: z.literal([400, 409]),
    duplicateTransactionNamesEvent: z.boolean(),
    throttlesConcurrency: z.boolean(),
    concurrencyRetryAfter: z.string().nullable(),
    checksIfMatch: z.boolean(),
    updatesDropProperties: z.boolean(),
    tokenRoles: z.array(z.string()),
    placesIsOn: z.boolean(),
    placesTakeCheckIns: z.boolean(),
    placesGiveNextLinks: z.boolean(),
    scheduleMostAddresses: whole,
    scheduleLongestDays: whole,
    subscriptionMaxMinutes: whole,
    subscriptionsAreUnique: z.boolean(),
    throttlesSubscriptions: z.boolean(),
    subscribingNeedsRead: z.boolean(),
    validatesOnRenewal: z.boolean(),
    allowsLoopbackHttp: z.boolean(),
    notificationTypicalMs: z.number().min(0),
    notificationLongestMs: z.number().min(0),
    notificationBatchMs: z.number().min(0),
    notificationCopies: whole,
    notificationsSwap: z.boolean(),
    notificationsMixTenants: z.boolean(),
    notificationsLost: z.number().min(0).max(1),
    webhookAnswerMs: whole,
    judgesSlowHosts: z.boolean(),
    subscriptionTokensExpire: z.boolean(),
  })
  .partial();
