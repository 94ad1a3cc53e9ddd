import type { CatalogueNames } from '../catalogue-names.ts';
import type { ControlGroup } from './control.ts';
import { deploymentGroup } from './deployment-group.ts';
import { fleetGroup } from './fleet-group.ts';
import { modelGroup } from './model-group.ts';
import { objectiveGroup } from './objective-group.ts';
import { servingGroup } from './serving-group.ts';
import { trafficGroup } from './traffic-group.ts';

/** Every control in its group; built once the reader's language and the catalogue's names are known. */
export const controlGroups = (names: CatalogueNames): readonly ControlGroup[] => [
  modelGroup(names),
  deploymentGroup(names),
  servingGroup(names),
  trafficGroup(),
  fleetGroup(names),
  objectiveGroup(),
];
