/** Commands that several remedies share. */
export const connectExchange = 'PS> Connect-ExchangeOnline';

/** RBAC for Applications from nothing [9.1], [9.2]. */
export const grantCalendars = [
  'Let the app reach the rooms, and only those, by RBAC for Applications:',
  connectExchange,
  'PS> New-ServicePrincipal -AppId {clientId} -ObjectId <object id of the enterprise application> -DisplayName Lintel',
  `PS> New-ManagementScope -Name LintelRooms -RecipientRestrictionFilter "RecipientTypeDetails -eq 'RoomMailbox'"`,
  'PS> New-ManagementRoleAssignment -App {clientId} -Role "Application Calendars.ReadWrite" -CustomResourceScope LintelRooms',
] as const;

export const testAuthorization = 'PS> Test-ServicePrincipalAuthorization -Identity {clientId} -Resource {room}';

/** [9.3], Q42. */
export const waitForExchange =
  'Changes take from 30 minutes to 2 hours to act, and asking meanwhile keeps the old answer alive: wait, then run this again.';

export const readProcessing = 'PS> Get-CalendarProcessing -Identity {room} | ConvertTo-Json | Out-File -Encoding utf8 processing.json';
