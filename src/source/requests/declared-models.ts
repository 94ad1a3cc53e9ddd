import type { ModuleView } from '../syntax/module-view.ts';
import { enclosingClass, type Scope } from '../syntax/scope.ts';
import type { SyntaxNode } from '../syntax/syntax-node.ts';
import { remembered } from '../values/remembered.ts';

/** `: BaseChatModel | null`, `TextGenerationModel<Options>`: what projects and libraries call the type of a language model. */
const typeOfModel =
  /(^|[:\s.])[A-Z]?\w*((Chat|Language|TextGeneration|Completion)Model|LLM|Llm)(Client|Provider|Service|Adapter)?(<.*>)?(\s*\|\s*(null|undefined|None))*\s*$/s;
const saysModel = remembered(type => typeOfModel.test(type));

/** Whether a name or a field is declared with a type that is a language model's by its name, whatever it is called itself. */
export function isDeclaredModel(module: ModuleView, node: SyntaxNode): boolean {
  const expression = module.expression(node);
  if (expression.kind === 'name') return typesOf(module.scopeAround(node), expression.name).some(isModel(module));
  if (expression.kind !== 'member' || module.expression(expression.object).kind !== 'self') return false;
  const fields = enclosingClass(module.scopeAround(node))?.bindings.get(expression.name) ?? [];
  return fields.flatMap(({ type }) => type ?? []).some(isModel(module));
}

const isModel = (module: ModuleView) => (type: SyntaxNode) => saysModel(module.text(type));

/** The types that the nearest scope declares a name with. */
function typesOf(around: Scope, name: string): readonly SyntaxNode[] {
  for (let scope: Scope | undefined = around; scope; scope = scope.parent) {
    const bindings = scope.kind === 'class' ? undefined : scope.bindings.get(name);
    if (bindings) return bindings.flatMap(({ type }) => type ?? []);
  }
  return [];
}
