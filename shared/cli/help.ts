export const help = `Lintel, the sign at a meeting room's door.

  lintel start [--no-open] [--dev]
      The demo: a simulated Microsoft 365 tenant, a coordinator and two doors. Prints their
      addresses and opens a door. --dev reloads the door page when its source changes.

  lintel display --config door.json [--port 4020] [--host 127.0.0.1]
      One door, for any browser. Every setting can also come from the environment
      (docs/config.md). A host other than loopback needs LINTEL_DISPLAY_TOKEN;
      LINTEL_ALLOWED_HOSTS names further names by which screens reach the door.

  lintel simulate [--port 4010] [--scenario NAME] [--quirk NAME ...]
      The simulated tenant alone, with a page to act as Outlook. A quirk is something odd
      that Microsoft 365 was seen to do (docs/simulator.md); several may be on at once.

  lintel coordinator --config coordinator.json
      The server that all doors share: tells each the moment its room changes, lets doors in
      and sets their rules (docs/operations.md).

  lintel coordinator ACT --config coordinator.json
      Tells a running coordinator something: status, enrol CODE --room ROOM,
      revoke DOOR [--take-back], connect ROOM, disconnect ROOM, disconnect-tenant ID,
      tokens FILE.csv, settings [--room ROOM] [--merged] [--file FILE]. With --tenant ID
      beside a ROOM that several tenants have.

  lintel doctor --config door.json [--json] [--write] [--other-mailbox ADDRESS]
                [--calendar-processing FILE] [--record FOLDER]
      Looks over everything a door needs of Microsoft 365 and says how to mend what is
      wrong (docs/doctor.md). --write makes a test event and deletes it again; --record
      keeps the answers without the names in them.

  lintel pin
      Asks for a PIN, or reads it from standard input, and prints the hash to put into a
      configuration in its place.

  lintel --help | --version

Ctrl-C ends each of them. Logs are JSON lines on standard error; LINTEL_LOG_LEVEL is
info, warn, error or silent. Exit codes: 0 done, 1 failed, 2 bad usage or configuration.`;
