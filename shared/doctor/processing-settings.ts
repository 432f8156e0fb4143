import { z } from 'zod';

/** PowerShell writes an enum as its name, or as its number where the session is remote. */
const automate = z.union([z.string(), z.number().transform((value) => ['None', 'AutoUpdate', 'AutoAccept'][value] ?? String(value))]);
const flag = z.boolean();
const number = z.number();

/** The part of `Get-CalendarProcessing | ConvertTo-Json` that a door has to do with; the rest is ignored, and what is missing is not judged. */
const settingsSchema = z
  .object({
    Identity: z.unknown(),
    AutomateProcessing: automate,
    AllowConflicts: flag,
    ConflictPercentageAllowed: number,
    MaximumConflictInstances: number,
    MaximumDurationInMinutes: number,
    ScheduleOnlyDuringWorkHours: flag,
    DeleteSubject: flag,
    AddOrganizerToSubject: flag,
    DeleteComments: flag,
    RemovePrivateProperty: flag,
    AddNewRequestsTentatively: flag,
    TentativePendingApproval: flag,
    ProcessExternalMeetingMessages: flag,
    EnableAutoRelease: flag,
    PostReservationMaxClaimTimeInMinutes: number,
  })
  .partial()
  .required({ AutomateProcessing: true });

export type ProcessingSettings = Readonly<z.infer<typeof settingsSchema>>;

export type ProcessingReply =
  | { readonly kind: 'read'; readonly settings: ProcessingSettings }
  | { readonly kind: 'invalid'; readonly problem: string };

/** Reads the JSON of one room: PowerShell wraps several into a list, which would leave open whose they are. */
export function parseProcessingSettings(raw: unknown): ProcessingReply {
  const [only = raw, ...more] = Array.isArray(raw) ? raw : [raw];
  if (more.length > 0)
    return { kind: 'invalid', problem: `found the settings of ${more.length + 1} mailboxes, expected those of the room alone` };
  const parsed = settingsSchema.safeParse(only);
  if (parsed.success) return { kind: 'read', settings: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'the file';
  return { kind: 'invalid', problem: `found ${field} in another form, expected what Get-CalendarProcessing | ConvertTo-Json prints` };
}
