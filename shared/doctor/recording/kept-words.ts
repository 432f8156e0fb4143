/** Words of Microsoft's that a recording keeps, by the property they stand in; any other text there is disguised. All in lower case. */
const wordsOf: Readonly<Record<string, string>> = {
  type: 'singleInstance occurrence exception seriesMaster required optional resource daily weekly absoluteMonthly relativeMonthly absoluteYearly relativeYearly endDate noEnd numbered',
  showAs: 'free tentative busy oof workingElsewhere unknown',
  sensitivity: 'normal personal private confidential',
  importance: 'low normal high',
  response: 'none organizer tentativelyAccepted accepted declined notResponded',
  contentType: 'text html',
  onlineMeetingProvider: 'unknown skypeForBusiness skypeForConsumer teamsForBusiness',
  locationType:
    'default conferenceRoom homeAddress businessAddress geoCoordinates streetAddress hotel restaurant localBusiness postalAddress',
  uniqueIdType: 'unknown locationStore directory private bing',
  firstDayOfWeek: 'sunday monday tuesday wednesday thursday friday saturday',
  daysOfWeek: 'sunday monday tuesday wednesday thursday friday saturday',
  index: 'first second third fourth last',
  reason: 'deleted changed',
  userPurpose: 'unknown user linked shared room equipment others unknownFutureValue',
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateAndInformationToPrincipal sendToDelegateAndPrincipal sendToDelegateOnly',
  bookingType: 'unknown standard reserved',
  categories: 'lintel',
  token_type: 'bearer',
  grant_type: 'client_credentials',
  error:
    'invalid_client unauthorized_client invalid_request invalid_grant invalid_scope invalid_tenant invalid_resource unsupported_grant_type temporarily_unavailable server_error interaction_required',
  code: 'accessDenied activityLimitReached applicationThrottled badRequest extensionError forbidden generalException invalidAuthenticationToken invalidRequest mailboxInfoStale mailboxNotEnabledForRESTAPI notFound request_ResourceNotFound request_BadRequest authorization_RequestDenied resourceModified resourceNotFound resyncRequired serviceNotAvailable syncStateInvalid syncStateNotFound timeZoneNotSupportedException tooManyRequests unauthenticated unknownError unsupportedQueryOption',
};

const kept = new Map(Object.entries(wordsOf).map(([property, words]) => [property, new Set(words.toLowerCase().split(' '))]));

export const isKeptWord = (property: string, text: string): boolean => kept.get(property)?.has(text.toLowerCase()) ?? false;

/** Parts of Microsoft's paths, and of the contexts in its answers. */
const pathWords = new Set(
  'v1.0 beta users events event calendar calendars calendarView delta mailboxSettings places room microsoft.graph.room graph.room singleValueExtendedProperties instances cancel accept decline tentativelyAccept oauth2 v2.0 token common discovery instance .well-known openid-configuration error $metadata $entity Collection .default'.split(
    ' ',
  ),
);

export const isPathWord = (word: string): boolean => pathWords.has(word);
