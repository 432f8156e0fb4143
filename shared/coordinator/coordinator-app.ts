import { Hono } from 'hono';
import { coordinatorPaths } from '../protocol/coordinator-line.ts';
import type { Log } from '../runtime/log.ts';
import { createDeviceRoutes, type DeviceRoutesDeps } from './enrolment/device-routes.ts';
import type { Gateway } from './gateway/create-gateway.ts';
import { createNotificationRoutes, type NotificationRoutesDeps } from './notifications/notification-routes.ts';
import { createOperationsRoutes, type OperationsDeps } from './operations/operations-routes.ts';
import { createStaffRoutes, type StaffRoutesDeps } from './staff/create-staff-routes.ts';

export interface CoordinatorAppDeps {
  readonly notifications: NotificationRoutesDeps;
  readonly devices: DeviceRoutesDeps;
  readonly gateway: Gateway;
  readonly staff: StaffRoutesDeps;
  readonly operations: OperationsDeps;
  readonly log: Log;
}

/** All that the coordinator answers over HTTP. The doors' lines are WebSockets, and come in beside it. */
export function createCoordinatorApp({ notifications, devices, gateway, staff, operations, log }: CoordinatorAppDeps): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    log.error('requestFailed', { path: context.req.path, error });
    return context.text('The coordinator failed; its log says why.\n', 500);
  });
  app.route('/', createNotificationRoutes(notifications));
  app.route('/', createDeviceRoutes(devices));
  app.all(`${coordinatorPaths.gateway}/*`, (context) => gateway.handle(context.req.raw));
  app.route('/', createStaffRoutes(staff));
  app.route('/', createOperationsRoutes(operations));
  app.all(coordinatorPaths.line, (context) => context.text('This is for a WebSocket.\n', 426, { Upgrade: 'websocket' }));
  return app;
}
