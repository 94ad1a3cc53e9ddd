import type { ToolDefinition } from '../carried-part.ts';
import type { RecognisedCall } from '../requests/recognise.ts';
import type { Reading } from './json-value.ts';
import { registeredTool, toolsOf } from './tools.ts';

/** Functions that are made tools of the object that a call creates by its method as a decorator (`@agent.tool`). */
export function decoratedTools(reading: Reading, { known, invocation }: RecognisedCall): ToolDefinition[] {
  const { call } = known;
  if (!call.toolDecorators) return [];
  const { evaluator } = reading;
  const { module, node } = invocation.site;
  return module.decorated.flatMap(({ decorator, function: target }) => {
    let value = evaluator.evaluate(module, decorator);
    if (value.kind === 'chain' && value.invocation && value.base) value = value.base;
    if (value.kind !== 'chain' || !evaluator.catalog.toolDecorators.has(value.path)) return [];
    if (value.base?.invocation?.site.node !== node) return [];
    const scope = module.scopeOf(target);
    if (!scope) return [];
    const site = { module, node: target };
    return toolsOf(reading, { kind: 'function', scope, module, environment: undefined, site }).tools;
  });
}

/** Tools that methods of the object are given that a call creates (`server.registerTool(name, { description, inputSchema }, …)`). */
export function registeredTools(reading: Reading, { known, invocation }: RecognisedCall): ToolDefinition[] {
  if (!known.call.toolMethods) return [];
  const { evaluator } = reading;
  const { module, node } = invocation.site;
  // Chains are known from their inside out; what is registered is told in the order in which it stands.
  for (const at of module.callsInsideOut) evaluator.evaluate(module, at);
  return module.calls.flatMap(at => {
    if (module.decoratedBy(at)) return [];
    const value = evaluator.evaluate(module, at);
    if (value.kind !== 'chain' || !value.invocation || !value.base) return [];
    if (!evaluator.catalog.toolMethods.has(value.base.path) || value.base.base?.invocation?.site.node !== node)
      return [];
    return registeredTool(reading, value) ?? [];
  });
}
