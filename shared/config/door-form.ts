import type { ConfigForm } from './config-form.ts';
import { secretVariables, variables } from './environment.ts';
import { expectations } from './expectations.ts';

export const doorForm: ConfigForm = { variables, secretVariables, expectations };

const ofCoordinator = 'nothing beside credential.kind "gateway": the coordinator has it';

/** Of a door that goes through its coordinator. */
export const gatewayForm: ConfigForm = {
  ...doorForm,
  expectations: {
    ...expectations,
    room: `${expectations.room}, or null: the coordinator knows it`,
    tenantId: ofCoordinator,
    clientId: ofCoordinator,
    'credential.secret': ofCoordinator,
    cloud: ofCoordinator,
    coordinator: `${expectations.coordinator?.replace(/, or null$/, '')}, since credential.kind "gateway" goes through it`,
  },
};
