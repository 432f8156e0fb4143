import type { ConfigForm } from './config-form.ts';
import { secretVariables, variables } from './environment.ts';
import { expectations } from './expectations.ts';

export const doorForm: ConfigForm = { variables, secretVariables, expectations };
