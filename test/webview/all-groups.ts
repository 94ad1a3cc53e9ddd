import { controlGroups } from '../../webview/controls/control-groups.ts';
import { namesOfCatalogue } from '../../webview/evaluate/names-of-catalogue.ts';

/** Every control, with all choices of the catalogue. */
export const groups = controlGroups(namesOfCatalogue);
