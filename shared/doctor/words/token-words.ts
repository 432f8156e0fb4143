import type { Wordings } from './wording.ts';

const see = 'Microsoft on this error: https://login.microsoftonline.com/error?code={number}';
const grantAnew =
  'In Entra, App registrations, the app, Certificates & secrets: make a new client secret and put its Value into "credential.secret".';

/** What the token endpoint refuses, by the error's number [6.3]. */
export const tokenWords = {
  tokenIssued: { severity: 'ok', says: 'the tenant issues tokens to this app' },
  wrongSecret: {
    severity: 'failure',
    says: 'the client secret is wrong ({code})',
    remedy: ['Often the "Secret ID" was copied in place of the "Value", or a secret of another app.', grantAnew, see],
  },
  expiredSecret: { severity: 'failure', says: 'the client secret has expired ({code})', remedy: [grantAnew, see] },
  unknownApp: {
    severity: 'failure',
    says: 'tenant {tenantId} has no app {clientId} ({code})',
    remedy: [
      'Compare "clientId" with Application (client) ID, and "tenantId" with Directory (tenant) ID, on the Overview of the app registration.',
      'If the app belongs to another tenant, an administrator of this one must consent to it first.',
      see,
    ],
  },
  unknownTenant: {
    severity: 'failure',
    says: 'there is no tenant {tenantId} in this cloud ({code})',
    remedy: [
      'Compare "tenantId" with Directory (tenant) ID in Entra, Overview; a tenant of a national cloud needs "cloud" set as well.',
      see,
    ],
  },
  unknownCertificate: {
    severity: 'failure',
    says: 'the certificate that signed the request is not registered on the app ({code})',
    remedy: [
      'In Entra, App registrations, the app, Certificates & secrets: upload the certificate, or correct the key that the door signs with.',
      see,
    ],
  },
  disabledApp: {
    severity: 'failure',
    says: 'the app {clientId} is disabled ({code})',
    remedy: ['In Entra, Enterprise applications, the app, Properties: set "Enabled for users to sign in" to Yes.', see],
  },
  loginBusy: {
    severity: 'failure',
    says: 'the login service has trouble of its own ({status} {code})',
    remedy: ['Nothing is wrong with the credential. Try again in some minutes.', see],
  },
  loginLoop: {
    severity: 'failure',
    says: 'the login service takes the requests of this app for a loop ({code})',
    remedy: [
      'Some program asks for tokens with this app over and over. Find it in Entra, Sign-in logs, Service principal sign-ins; then wait some minutes.',
      see,
    ],
  },
  tokenRefused: {
    severity: 'failure',
    says: 'the login service refuses ({status} {code})',
    remedy: [see, 'In Entra, Sign-in logs, Service principal sign-ins, the entry with the id below tells more.'],
  },
  credentialUnusable: {
    severity: 'failure',
    says: 'the credential cannot be used at all',
    remedy: [grantAnew],
  },
  notLogin: {
    severity: 'failure',
    says: 'something answers at {login} that is not the login service: {detail}',
    remedy: ['A captive portal or a proxy answers in its place: open {login} in a browser on this machine and see who does.'],
  },
  rolesNone: { severity: 'ok', says: 'no roles in the token, as it should be: RBAC for Applications decides in Exchange' },
  rolesFine: { severity: 'ok', says: '{roles}; nothing that reaches into every mailbox' },
  rolesUnscoped: {
    severity: 'warning',
    says: '{roles} was consented in Entra, which opens every calendar of the tenant whatever scope Exchange sets',
    remedy: [
      'In Entra, App registrations, the app, API permissions: remove {roles} (and revoke the admin consent). First let the scoped way work:',
      `PS> New-ManagementScope -Name LintelRooms -RecipientRestrictionFilter "RecipientTypeDetails -eq 'RoomMailbox'"`,
      'PS> New-ManagementRoleAssignment -App {clientId} -Role "Application Calendars.ReadWrite" -CustomResourceScope LintelRooms',
      'The full list of steps is in docs/doctor.md.',
    ],
  },
  rolesTooMany: {
    severity: 'warning',
    says: 'a door needs nothing of {roles}',
    remedy: ['In Entra, App registrations, the app, API permissions: remove what another use of the app does not need.'],
  },
  rolesHidden: { severity: 'warning', says: 'the token cannot be read from outside, so its roles are not known' },
} as const satisfies Wordings;
