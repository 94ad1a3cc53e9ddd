import type { ModuleView } from '../syntax/module-view.ts';

/**
 * What tells a prompt for a model from what a program asks or tells a person, which is called a prompt or instructions as well: questions of
 * a command line, labels, errors, a dialog of the operating system. And from code that is stored beside prompts.
 */

/** Whom a model is told to be, what it is to do, how it is to answer, and what it is given. */
const toModel = [
  /\byou are (?:\w+ ){1,3}(?:assistant|bot|expert|agent)\b/i,
  /\byou(?: are|'re) (?:now |also |currently )?(?:an?|the|acting|playing|given|tasked|provided|asked|interacting|\{|[A-Z]\w+, an?)(?![\w])/i,
  /\byou (?:will|have) (?:be |been )?(?:given|provided|presented|tasked|asked|read)\b|\byou have access to\b/i,
  /\byour (?:(?:main|primary|only|final|next) )?(?:task|job|role|goal|mission|objective|answer|response|reply|output)s? (?:is|are|should|must|will|needs?|as|in|format|only)\b/i,
  /\bthe (?:(?:only|final|next) )?(?:answer|response|reply|output)s? (?:should|must|will|needs?|format|only)\b/i,
  /\b(?:act|role-?play|behave) as\b|\bstep[- ]by[- ]step\b|\bjson\b|\b(?:ai|language|large) (?:assistant|model|agent)s?\b|\bhelpful\b|\bhallucinat|\bllm\b/i,
  /\b(?:respond|reply|answer|return|output)s? (?:only|with|in|using|strictly|exactly|yes|no|as|(?:to )?the (?:user|human|customer|question|query|following))\b|\b(?:only|do not|don't|never) (?:respond|reply|answer|return|output|include|invent|make up|mention)\b/i,
  /\b(?:the user|users?['’]s?|user) (?:question|quer(?:y|ies)|message|request|input|wants?|asks?|said|prompt)\b/i,
  /\b(?:following|given|provided|above|below|based on(?: the)?) \W?(?:text|document|context|question|conversation|code|article|information|content|task|data|passage|quer(?:y|ies)|sentence|transcript|chat|messages?|input|examples?|format|json|schema|diff|history|summary|topic|instructions?|reasoning)\b/i,
  /(?:^|[.!:]\s*|\n[^\S\n]*|\bplease )(?:generate|extract|summari[sz]e|classify|translate|rewrite|analy[sz]e|given|identify|determine|evaluate|describe|explain|answer|respond|provide|return|produce|decide|consider|convert|compare|suggest|create|compose|draft|improve|refine|critique|think|assess|categori[sz]e|paraphrase|find|say|tell|write|use the|think|continue|imagine|pretend|merge|group) (?!here\b)/i,
  /[你您](?:是|的任务|将|需要|必须)|请(?:根据|将|用|以|按|你|对|从|为|生成|分析|总结|提取)|あなたは|してください|당신은|하세요|вы [—-]|ты [—-]|du bist|sie sind ein|tu es|vous êtes|eres un|você é/i,
] as const;

/** What is asked of a person, or said to one when something went wrong; a terminal's colours are for a person (`[bold]Enter[/bold]`). */
const toPerson =
  /^\W*(?:are you sure|do you (?:really )?want|would you like to|please (?:enter|type|select|choose|confirm|log ?in|sign)|enter (?:the|your|an?)\b|press (?:any|enter|the)\b)|\b(?:you (?:will|can)(?:not|'t| not) be able to|cannot be undone|can(?:not|'t) get it back|press (?:any key|enter|the \w+ key|the space)|space bar|\[y\/n\]|\(y\/n\)|your password|try again later|was not found|is too long|run (?:pip|npm|apt|brew)|home screen)\b|\[y\/n\]|\[\/?(?:bold|dim|red|green|yellow|blue|cyan|magenta)\b[^\]\n]*\]|\bwhat would you like (?:done|(?:me )?to (?:do|know))\?\s*$/i;

/** Markup, styles, a program with its comment, code of a query, and a shell's script. */
const code =
  /^\s*(?:\/\*\*\s|(?:#[^\n]*\n\s*){0,20}(?:import \w+[\n.]|from [\w.]+ import )|<!doctype|<(?:html|svg|div|style|script)\b|select\s[^.]{0,400}\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(?:table|index|unique|view|function)|query\s*\w*\s*[({]|#!\/|export\s\w+=|\\\[)/i;

/** Names that only a program that works with language models has. */
const ofModels =
  /\bllms?\b|_llm\b|\bllm_|openai|anthropic|langchain|llama|\bgpt|claude|gemini|mistral|chat_?completion|prompt_?template|language model|["']role["']\s*:\s*["'](?:system|developer|user|assistant)|system_?prompt\b.{0,80}\buser_?prompt|completion_fn/i;

/** A text that a person would not read as prose. */
export const isCode = (text: string): boolean => code.test(text);

export const speaksToModel = (text: string): boolean => toModel.some(pattern => pattern.test(text));

/** Letters from which on a text is no question of a program's set-up. */
const longText = 200;
/** `{{ name }}`, `<context>`, `${name}`. */
const place = /\{\{?\s*\w|<\/?[a-z]\w*>|\$\{?[A-Za-z_]/i;

/** Whether a text of a place for prompts may be one for a model: what is short, filled with nothing and speaks to none asks a person. */
export const tellsModel = (text: string): boolean => text.length >= longText || place.test(text) || speaksToModel(text);

/** A text of a few sentences that speaks to a person; longer ones tell a model what to say. */
export const speaksToPerson = (text: string): boolean => text.length < longestMessage && toPerson.test(text);

const longestMessage = 400;

/** Whether the program in a file has to do with language models. */
export const speaksOfModels = (module: ModuleView): boolean => module.firstMatch(ofModels) !== '';
